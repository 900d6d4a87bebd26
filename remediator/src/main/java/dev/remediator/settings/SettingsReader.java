package dev.remediator.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `remediator.yaml` over the defaults. A key nobody knows is refused with the nearest one
/// that exists, because a setting that is silently ignored is worse than none.
public final class SettingsReader {
    static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .build();

    private SettingsReader() {}

    /// The defaults, with what the environment says.
    ///
    /// @param environment such as `System.getenv()`
    public static Settings defaults(Map<String, String> environment) {
        return over(YAML.createObjectNode(), environment);
    }

    /// The file over the defaults.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws IllegalArgumentException in one sentence with the key, if it says nonsense
    public static Settings read(Path file, Map<String, String> environment) throws IOException {
        try {
            var tree = YAML.readTree(Files.readString(file));
            if (tree.isMissingNode() || tree.isNull()) {
                return defaults(environment);
            }
            if (!(tree instanceof ObjectNode object)) {
                throw new IllegalArgumentException("it is not a list of keys with values");
            }
            return over(object, environment);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + sentence(e), e);
        }
    }

    private static Settings over(ObjectNode file, Map<String, String> environment) {
        ObjectNode merged = YAML.valueToTree(Settings.DEFAULT);
        var key = environment.get("PAGERDUTY_ROUTING_KEY");
        if (key != null) {
            ((ObjectNode) merged.path("pager")).put("routing-key", key);
        }
        merge(merged, file, "");
        return YAML.treeToValue(merged, Settings.class);
    }

    private static void merge(ObjectNode onto, ObjectNode from, String path) {
        for (var entry : from.properties()) {
            var known = onto.get(entry.getKey());
            if (known == null) {
                throw new IllegalArgumentException(unknown(path, entry.getKey(), onto));
            }
            if (known instanceof ObjectNode inner) {
                merge(inner, object(entry.getValue(), path + entry.getKey()), path + entry.getKey() + ".");
            } else {
                onto.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static ObjectNode object(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(path + " must hold keys of its own, not " + node);
    }

    private static String unknown(String path, String key, ObjectNode among) {
        var nearest =
                among.propertyNames().stream()
                        .min(Comparator.comparingInt(name -> distance(name, key)))
                        .orElse("");
        return "there is no setting '" + path + key + "'; did you mean '" + path + nearest + "'?";
    }

    /// Levenshtein's edit distance.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static String sentence(Exception e) {
        var cause = e.getCause() instanceof IllegalArgumentException inner ? inner : e;
        var text = cause instanceof JacksonException j ? j.getOriginalMessage() : cause.getMessage();
        return text == null ? "it cannot be read" : text.lines().findFirst().orElse(text);
    }
}
