package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Members;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The tags of an event: JSON in a text (`{EVENT.TAGSJSON}`), the same as an array, or a text
/// (`{EVENT.TAGS}`: `scope:availability, database`). A tag may come several times; its values are
/// joined.
final class Tags {
    private static final Pattern COMMA = Pattern.compile(",");

    private Tags() {}

    static Map<String, String> of(Field body, Members macros) {
        var tags = new LinkedHashMap<String, Set<String>>();
        for (var name : List.of("tags", "event_tags", "EVENT.TAGSJSON")) {
            if (body.at(name).isArray()) {
                body.at(name).items().forEach(item -> take(tags, item));
            }
        }
        macros.field(Macro.TAGS).ifPresent(field -> read(tags, field));
        var joined = new LinkedHashMap<String, String>();
        tags.forEach((tag, values) -> joined.put(tag, String.join(",", values)));
        return joined;
    }

    private static void read(Map<String, Set<String>> tags, Field field) {
        var text = field.said().strip();
        if (text.startsWith("[")) {
            field.json().items().forEach(item -> take(tags, item));
        } else {
            COMMA.splitAsStream(text).forEach(tag -> split(tags, tag));
        }
    }

    private static void take(Map<String, Set<String>> tags, Field item) {
        if (item.isObject()) {
            put(tags, item.at("tag").said(), item.at("value").said());
        } else if (!item.isArray()) {
            split(tags, item.said());
        }
    }

    private static void split(Map<String, Set<String>> tags, String tag) {
        int colon = tag.indexOf(':');
        put(tags, colon < 0 ? tag : tag.substring(0, colon), tag.substring(colon + 1));
    }

    /// A tag without a value is its own.
    private static void put(Map<String, Set<String>> tags, String tag, String value) {
        if (!tag.isBlank()) {
            tags.computeIfAbsent(tag.strip(), _ -> new LinkedHashSet<>())
                    .add(value.isBlank() ? tag.strip() : value.strip());
        }
    }
}
