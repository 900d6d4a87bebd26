package dev.remediator.recording;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Fields that are mostly what they were the time before: left out then. One that is gone is
/// written as null.
final class Habit {
    private final List<String> names;
    private final ObjectNode last;

    /// @param names which fields
    Habit(String... names) {
        this.names = List.of(names);
        this.last = LineJson.object();
    }

    /// As if this had been said before.
    Habit from(String name, String value) {
        last.put(name, value);
        return this;
    }

    /// Leaves out of an object what is as before.
    void shorten(ObjectNode object) {
        for (var name : names) {
            var now = object.get(name);
            if (now == null && last.has(name)) {
                object.putNull(name);
                last.remove(name);
            } else if (now != null && now.equals(last.get(name))) {
                object.remove(name);
            } else if (now != null) {
                last.set(name, now);
            }
        }
    }

    /// Puts back what was left out.
    void complete(ObjectNode object) {
        for (var name : names) {
            var now = object.get(name);
            var before = last.get(name);
            if (now == null && before != null) {
                object.set(name, before);
            } else if (now != null && now.isNull()) {
                object.remove(name);
                last.remove(name);
            } else if (now != null) {
                last.set(name, now);
            }
        }
    }
}
