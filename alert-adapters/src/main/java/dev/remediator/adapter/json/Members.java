package dev.remediator.adapter.json;

import dev.remediator.adapter.payload.Field;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The members of an object, however their names are written: `startsAt`, `starts_at`, `StartsAt`.
///
/// @param object the object
/// @param byName by name in lower case, without `_`, `-` and `@`
record Members(Field object, Map<String, Field> byName) {

    /// Those of an object, or of the one object `alert` it holds.
    static Members of(Field element) {
        var alert = element.at("alert");
        var object = alert.isObject() ? alert : element;
        var byName = new LinkedHashMap<String, Field>();
        object.members().forEach((name, field) -> byName.putIfAbsent(plain(name), field));
        return new Members(object, byName);
    }

    /// The first of these that is there; absent, if none is.
    Field first(String... names) {
        return Stream.of(names)
                .map(name -> byName.get(plain(name)))
                .flatMap(Stream::ofNullable)
                .filter(Field::present)
                .findFirst()
                .orElse(object.at(names[0]));
    }

    /// What the first of these that says something says; objects and arrays say nothing.
    String said(String... names) {
        return Stream.of(names)
                .map(name -> byName.get(plain(name)))
                .flatMap(Stream::ofNullable)
                .filter(field -> !field.isObject() && !field.isArray())
                .map(Field::said)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// An object among the members as texts; none, if it is something else.
    Map<String, String> texts(String name) {
        var field = first(name);
        return field.isObject() ? field.plainTexts() : Map.of();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace("@", "");
    }
}
