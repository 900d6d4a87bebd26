package dev.remediator.adapter.kubernetes;

import dev.remediator.adapter.payload.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One object, however it was packed.
///
/// @param object an Event, a Node, a Deployment
/// @param kind the last of the three where the object does not say it, as items of a list do not
/// @param gone whether a watch says that it was deleted
record Thing(Field object, String kind, boolean gone) {

    /// All of a body: an object, an array, a list, what a watch says.
    static List<Thing> all(Field body) {
        return unpacked(body, "", false).toList();
    }

    private static Stream<Thing> unpacked(Field field, String kind, boolean gone) {
        if (field.isArray()) {
            return field.items().stream().flatMap(item -> unpacked(item, kind, gone));
        }
        if (field.at("object").isObject() && !isEvent(field)) {
            return watched(field);
        }
        var own = field.at("kind").said();
        if (field.at("items").isArray()) {
            var items = own.replaceFirst("List$", "");
            return field.at("items").items().stream().flatMap(item -> unpacked(item, items, gone));
        }
        return Stream.of(new Thing(field, own.isEmpty() ? kind : own, gone));
    }

    private static Stream<Thing> watched(Field watch) {
        var type = watch.at("type");
        return switch (type.said().strip().toUpperCase(Locale.ROOT)) {
            case "ADDED", "MODIFIED" -> unpacked(watch.at("object"), "", false);
            case "DELETED" -> unpacked(watch.at("object"), "", true);
            case "BOOKMARK", "ERROR" -> Stream.empty();
            default -> throw type.because("is none of ADDED, MODIFIED and DELETED");
        };
    }

    boolean isEvent() {
        return kind.equals("Event") || isEvent(object);
    }

    private static boolean isEvent(Field field) {
        return field.at("involvedObject").isObject() || field.at("regarding").isObject();
    }
}
