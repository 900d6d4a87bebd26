package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The tags of an event: JSON in a text (`{EVENT.TAGSJSON}`), the same as an array, or a text
/// (`{EVENT.TAGS}`: `scope:availability, database`). A tag may come several times; its values are
/// joined.
final class Tags {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private Tags() {}

    static Map<String, String> of(Field body, Members macros) {
        var tags = new LinkedHashMap<String, String>();
        for (var name : List.of("tags", "event_tags", "EVENT.TAGSJSON")) {
            if (body.at(name).isArray()) {
                body.at(name).items().forEach(item -> take(tags, item));
            }
        }
        macros.field(Macro.TAGS).ifPresent(field -> read(tags, field));
        return tags;
    }

    private static void read(Map<String, String> tags, Field field) {
        var text = field.said().strip();
        if (text.startsWith("[")) {
            field.json().items().forEach(item -> take(tags, item));
        } else {
            COMMA.splitAsStream(text).forEach(tag -> split(tags, tag));
        }
    }

    private static void take(Map<String, String> tags, Field item) {
        if (item.isObject()) {
            put(tags, item.at("tag").said(), item.at("value").said());
        } else if (!item.isArray()) {
            split(tags, item.said());
        }
    }

    private static void split(Map<String, String> tags, String tag) {
        int colon = tag.indexOf(':');
        put(tags, colon < 0 ? tag : tag.substring(0, colon), tag.substring(colon + 1));
    }

    /// A tag without a value is its own.
    private static void put(Map<String, String> tags, String tag, String value) {
        if (!tag.isBlank()) {
            tags.merge(tag.strip(), value.isBlank() ? tag.strip() : value.strip(), Tags::both);
        }
    }

    private static String both(String first, String second) {
        return List.of(COMMA.split(first, -1)).contains(second) ? first : first + "," + second;
    }
}
