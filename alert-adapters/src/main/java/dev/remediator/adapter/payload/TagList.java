package dev.remediator.adapter.payload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tags, in the ways senders write them: a text with commas in it, a list of texts, a list of
/// objects. One with a value (`team:web`, `team=web`) becomes a label; those without are kept
/// together, in the label `tags`.
public final class TagList {
    private static final Pattern COMMAS = Pattern.compile(",");
    private static final Pattern PAIR = Pattern.compile("([^:=]{1,100})[:=](.+)", Pattern.DOTALL);

    private TagList() {}

    /// The tags as labels; none, if the field is absent, of another type, or a variable nobody
    /// filled in.
    public static Map<String, String> read(Field field) {
        var labels = new LinkedHashMap<String, String>();
        var flags = new ArrayList<String>();
        tags(field).filter(tag -> !tag.isBlank()).forEach(tag -> add(tag.strip(), labels, flags));
        if (!flags.isEmpty()) {
            labels.putIfAbsent("tags", String.join(",", flags));
        }
        return labels;
    }

    private static void add(String tag, Map<String, String> labels, List<String> flags) {
        var pair = PAIR.matcher(tag);
        if (pair.matches()) {
            labels.putIfAbsent(pair.group(1).strip(), pair.group(2).strip());
        } else {
            flags.add(tag);
        }
    }

    private static Stream<String> tags(Field field) {
        if (field.isArray()) {
            return field.items().stream().map(TagList::one);
        }
        return field.isObject() ? Stream.empty() : COMMAS.splitAsStream(field.said());
    }

    /// A text, or an object with a name or a key and perhaps a value.
    private static String one(Field tag) {
        if (!tag.isObject()) {
            return tag.isArray() ? "" : tag.said();
        }
        var texts = tag.plainTexts();
        var name = texts.getOrDefault("name", texts.getOrDefault("key", ""));
        var value = texts.getOrDefault("value", "");
        return value.isBlank() || name.isBlank() ? name : name + "=" + value;
    }
}
