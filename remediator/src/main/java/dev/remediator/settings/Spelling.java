package dev.remediator.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks whether every key is one, before anything else is said of a file: a key that is misspelt
/// must not be told as another one that is missing.
final class Spelling {
    /// The names below each key that holds others; those of entries below the key with `[]`.
    private static final Map<String, List<String>> NAMES = names();

    private Spelling() {}

    private static Map<String, List<String>> names() {
        var names = new TreeMap<String, List<String>>();
        for (var key : Keys.all()) {
            int dot = key.path().lastIndexOf('.');
            names.computeIfAbsent(key.path().substring(0, Math.max(dot, 0)), _ -> new ArrayList<>())
                    .add(key.path().substring(dot + 1));
        }
        return names;
    }

    /// @throws IllegalArgumentException in one sentence with the nearest key, if one is none
    static void check(ObjectNode settings) {
        object("", "", settings);
    }

    private static void object(String key, String path, ObjectNode node) {
        var known = NAMES.get(path);
        if (known == null) {
            return;
        }
        var below = key.isEmpty() ? "" : key + ".";
        for (var entry : node.properties()) {
            var name = entry.getKey();
            if (!known.contains(name)) {
                throw new IllegalArgumentException(Complaint.unknown(below, name, known));
            }
            value(below + name, path.isEmpty() ? name : path + "." + name, entry.getValue());
        }
    }

    private static void value(String key, String path, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object(key, path, object);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            value(key + "[" + i + "]", path + "[]", value.get(i));
        }
    }
}
