package dev.remediator.adapter.datadog;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tags, as Datadog lists them: `host:web-1,role:web,monitor`. One key may come several times.
///
/// @param values by key, in the order they came; the value of a tag without one is `true`
record Tags(Map<String, Set<String>> values) {
    private static final Pattern COMMA = Pattern.compile(",");

    static Tags of(Optional<Field> field) {
        var values = new LinkedHashMap<String, Set<String>>();
        field.map(Tags::list)
                .orElse(List.of())
                .forEach(
                        tag -> {
                            int colon = tag.indexOf(':');
                            var key = colon > 0 ? tag.substring(0, colon).strip() : tag;
                            var value = colon > 0 ? tag.substring(colon + 1).strip() : "true";
                            values.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
                        });
        return new Tags(values);
    }

    static Tags of(String text) {
        var values = new LinkedHashMap<String, Set<String>>();
        for (var tag : split(text)) {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                values.computeIfAbsent(tag.substring(0, colon).strip(), _ -> new LinkedHashSet<>())
                        .add(tag.substring(colon + 1).strip());
            }
        }
        return new Tags(values);
    }

    /// Each key once, with its values joined by commas.
    Map<String, String> labels() {
        return values.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> String.join(",", entry.getValue())));
    }

    /// The value of a key that has just one.
    String only(String key) {
        var all = values.getOrDefault(key, Set.of());
        return all.size() == 1 ? all.iterator().next() : "";
    }

    /// The first value of a key.
    String first(String key) {
        return values.getOrDefault(key, Set.of()).stream().findFirst().orElse("");
    }

    /// A list of tags, however it is written: an array, an object, or a text with commas.
    static List<String> list(Field field) {
        var all = new ArrayList<String>();
        if (field.isArray()) {
            field.items().forEach(item -> all.addAll(list(item)));
        } else if (field.isObject()) {
            field.plainTexts().forEach((key, value) -> all.add(key + ":" + value));
        } else {
            all.addAll(written(field));
        }
        return all;
    }

    private static Collection<String> written(Field field) {
        if (!field.said().strip().startsWith("[")) {
            return split(field.said());
        }
        try {
            return list(field.json());
        } catch (Unreadable _) {
            return split(field.said());
        }
    }

    private static List<String> split(String text) {
        return COMMA.splitAsStream(text).map(String::strip).filter(t -> !t.isBlank()).toList();
    }
}
