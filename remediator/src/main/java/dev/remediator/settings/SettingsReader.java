package dev.remediator.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `remediator.yaml` over the defaults. A key nobody knows is refused with the nearest one
/// that exists, because a setting that is silently ignored is worse than none.
public final class SettingsReader {
    static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(
                            EnumFeature.WRITE_ENUMS_TO_LOWERCASE,
                            EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .addModule(plainPaths())
                    .build();

    private SettingsReader() {}

    /// A path is what was written, not a URI.
    private static SimpleModule plainPaths() {
        return new SimpleModule()
                .addSerializer(Path.class, new ToStringSerializer(Path.class))
                .addDeserializer(
                        Path.class,
                        new FromStringDeserializer<>(Path.class) {
                            @Override
                            protected Path _deserialize(
                                    String text, DeserializationContext context) {
                                return Path.of(text);
                            }

                            @Override
                            public Object getEmptyValue(DeserializationContext context) {
                                return Path.of("");
                            }

                            @Override
                            protected Object _deserializeFromEmptyString(
                                    DeserializationContext context) {
                                return Path.of("");
                            }
                        });
    }

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
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": " + Complaint.aboutYaml(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Settings over(ObjectNode file, Map<String, String> environment) {
        ObjectNode merged = YAML.valueToTree(Settings.DEFAULT);
        var key = environment.get("PAGERDUTY_ROUTING_KEY");
        if (key != null) {
            ((ObjectNode) merged.path("pager")).put("routing-key", key);
        }
        merge(merged, file, "");
        Spelling.check(merged);
        EntryDefaults.complete(merged);
        try {
            var settings = YAML.treeToValue(merged, Settings.class);
            Bounds.check(settings);
            return settings;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(Complaint.about(e, merged), e);
        }
    }

    private static void merge(ObjectNode onto, ObjectNode from, String path) {
        for (var entry : from.properties()) {
            var key = path + entry.getKey();
            var known = onto.get(entry.getKey());
            if (known == null) {
                throw new IllegalArgumentException(
                        Complaint.unknown(path, entry.getKey(), onto.propertyNames()));
            }
            refuseNothing(key, entry.getValue());
            if (known instanceof ObjectNode inner) {
                merge(inner, object(entry.getValue(), key), key + ".");
            } else {
                onto.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static void refuseNothing(String key, JsonNode value) {
        if (value.isNull()) {
            throw new IllegalArgumentException(
                    key + " has no value; give it one, or leave the line out");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            refuseNothing(key + "[" + i + "]", value.get(i));
        }
    }

    private static ObjectNode object(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(Complaint.wrong(path, node, "keys of its own"));
    }
}
