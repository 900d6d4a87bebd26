package dev.remediator.recording;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What makes one JSON object of another, as RFC 7396 has it: a field that differs has its new
/// value, one that is gone is null. The objects themselves hold no nulls.
final class Patch {

    private Patch() {}

    static ObjectNode between(ObjectNode before, ObjectNode after) {
        var patch = after.objectNode();
        for (var field : after.properties()) {
            var old = before.get(field.getKey());
            if (field.getValue() instanceof ObjectNode now && old instanceof ObjectNode was) {
                var inner = between(was, now);
                if (!inner.isEmpty()) {
                    patch.set(field.getKey(), inner);
                }
            } else if (!field.getValue().equals(old)) {
                patch.set(field.getKey(), field.getValue());
            }
        }
        for (var name : before.propertyNames()) {
            if (!after.has(name)) {
                patch.putNull(name);
            }
        }
        return patch;
    }

    /// A new object; neither of the two is changed.
    static ObjectNode apply(ObjectNode before, ObjectNode patch) {
        var after = before.objectNode();
        after.setAll(before);
        for (var field : patch.properties()) {
            JsonNode now = field.getValue();
            if (now.isNull()) {
                after.remove(field.getKey());
            } else if (now instanceof ObjectNode inner
                    && after.get(field.getKey()) instanceof ObjectNode was) {
                after.set(field.getKey(), apply(was, inner));
            } else {
                after.set(field.getKey(), now);
            }
        }
        return after;
    }
}
