package dev.remediator.settings;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is set otherwise.
public final class Differences {

    private Differences() {}

    /// The keys that two settings do not agree about, in the order in which they are written; a
    /// list is one key.
    public static List<String> between(Settings one, Settings other) {
        var found = new ArrayList<String>();
        collect("", tree(one), tree(other), found);
        return found;
    }

    private static JsonNode tree(Settings settings) {
        return SettingsReader.YAML.valueToTree(settings);
    }

    private static void collect(String path, JsonNode one, JsonNode other, List<String> found) {
        if (one instanceof ObjectNode parts) {
            var below = path.isEmpty() ? "" : path + ".";
            parts.properties()
                    .forEach(
                            part ->
                                    collect(
                                            below + part.getKey(),
                                            part.getValue(),
                                            other.path(part.getKey()),
                                            found));
        } else if (!one.equals(other)) {
            found.add(path);
        }
    }

    /// What is set for a key, for people: never a secret, and of a list only how long it is.
    ///
    /// @param key one without an index, such as `http.port`
    public static String shown(Settings settings, String key, Catalogue catalogue) {
        if (catalogue.named(key).about().secret()) {
            return "set";
        }
        var value = tree(settings).at("/" + key.replace('.', '/'));
        if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            return value.size() == 1 ? "1 entry" : value.size() + " entries";
        }
        return SettingsExample.scalar(value);
    }
}
