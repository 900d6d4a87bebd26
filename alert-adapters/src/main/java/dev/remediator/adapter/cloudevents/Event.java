package dev.remediator.adapter.cloudevents;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Form;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unfilled;
import dev.remediator.adapter.payload.Unreadable;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One event, however it came.
///
/// @param prefix what the names of its attributes begin with where it came from
/// @param attributes an object with its attributes
/// @param data its data, if it is JSON
/// @param words what it says in extension attributes and in its data, by names made plain
record Event(String prefix, Field attributes, Optional<Field> data, Map<String, String> words) {

    /// 0.3 has the same attributes; what was before it has not.
    private static final Pattern VERSION = Pattern.compile("(0\\.3|1\\.0)(\\.\\d+)?");

    private static final Pattern JSON =
            Pattern.compile("(?i)\\s*[^;]*/([^;]*\\+)?(json|x-json)\\s*(;.*)?");

    /// What the specification has names for; all others are extensions.
    private static final Set<String> OWN =
            Set.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    "subject",
                    "time",
                    "datacontenttype",
                    "datacontentencoding",
                    "dataschema",
                    "schemaurl",
                    "data",
                    "data_base64");

    /// Checks what every event must have.
    ///
    /// @throws Unreadable naming the attribute
    Event {
        if (!VERSION.matcher(required(attributes, prefix, "specversion").strip()).matches()) {
            throw trouble(attributes, prefix, "specversion", "is none that is read here: 1.0, 0.3");
        }
        for (var name : List.of("id", "source", "type")) {
            required(attributes, prefix, name);
        }
    }

    private static String required(Field attributes, String prefix, String name) {
        return attributes
                .at(name)
                .text()
                .filter(text -> !text.isBlank())
                .orElseThrow(
                        () ->
                                trouble(
                                        attributes,
                                        prefix,
                                        name,
                                        "is missing, and every CloudEvent has it"));
    }

    private static Unreadable trouble(Field attributes, String prefix, String name, String why) {
        return prefix.isEmpty()
                ? attributes.at(name).because(why)
                : new Unreadable("header " + prefix + name + " " + why, prefix + name);
    }

    /// One written as JSON.
    static Event structured(Field object) {
        return of("", object, data(object));
    }

    /// One whose attributes were headers.
    static Event binary(String prefix, Map<String, String> attributes, Optional<Field> data) {
        // One more, so that a form of one field is not taken for JSON.
        var all = new LinkedHashMap<>(attributes);
        all.put("data", "");
        return of(prefix, Form.of(all), data);
    }

    private static Event of(String prefix, Field attributes, Optional<Field> data) {
        return new Event(prefix, attributes, data, words(attributes, data));
    }

    static boolean saysJson(String mediaType) {
        return JSON.matcher(mediaType).matches();
    }

    private static Optional<Field> data(Field object) {
        if (!object.isObject()) {
            throw object.because("must be an object: a CloudEvent");
        }
        var data = object.at("data");
        if (data.isObject() || data.isArray()) {
            return Optional.of(data);
        }
        if (data.present()) {
            return inText(data);
        }
        return inBase64(object.at("data_base64"));
    }

    /// Some senders put JSON in a text of JSON. Any other text is just that.
    private static Optional<Field> inText(Field data) {
        try {
            return Optional.of(data.json());
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    /// Opaque, unless JSON comes out of it.
    private static Optional<Field> inBase64(Field data) {
        try {
            var text = data.text().orElse("").strip();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Payload.parse(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException | Unreadable _) {
            return Optional.empty();
        }
    }

    /// An attribute the specification knows; empty if it is not there.
    String attribute(String name) {
        return attributes.at(name).text().map(String::strip).orElse("");
    }

    /// When it happened.
    Optional<Instant> time() {
        return attributes.at("time").time();
    }

    /// What the sender says under the first of these names it uses: as an extension attribute, as a
    /// member of the data, or as a label in it. Empty if nowhere.
    ///
    /// @param names made plain
    String said(String... names) {
        for (var name : names) {
            var found = words.getOrDefault(name, "");
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static Map<String, String> words(Field attributes, Optional<Field> data) {
        var words = new HashMap<String, String>();
        put(words, members(data, "labels"));
        put(words, members(data, ""));
        put(words, extensions(attributes));
        return words;
    }

    /// Names are compared as people mean them: `alert_name` is `alertName`.
    private static void put(Map<String, String> words, Map<String, String> texts) {
        texts.forEach(
                (name, text) -> {
                    if (!text.isBlank() && !Unfilled.is(text)) {
                        words.put(plain(name), text.strip());
                    }
                });
    }

    /// A name in lower case, without hyphens and underscores.
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /// All extension attributes.
    Map<String, String> extensions() {
        return extensions(attributes);
    }

    private static Map<String, String> extensions(Field attributes) {
        var all = attributes.plainTexts();
        all.keySet().removeAll(OWN);
        return all;
    }

    /// The data's members that are texts, numbers or truth values, or those of one object in it.
    ///
    /// @param inside the object's name; empty for the data itself
    Map<String, String> members(String inside) {
        return members(data, inside);
    }

    private static Map<String, String> members(Optional<Field> data, String inside) {
        var object = data.filter(Field::isObject);
        return (inside.isEmpty() ? object : object.map(all -> all.at(inside)))
                .filter(Field::isObject)
                .map(Field::plainTexts)
                .orElse(Map.of());
    }
}
