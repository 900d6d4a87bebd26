package dev.remediator.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The keys there are, their kinds and defaults: read from the records that hold them, so that
/// nothing can be forgotten.
final class Keys {

    /// What the records say of a key.
    record Key(
            String path,
            Setting.Kind kind,
            List<String> words,
            Optional<JsonNode> byDefault,
            boolean optional) {}

    private final List<Key> found = new ArrayList<>();

    private Keys() {}

    /// In the order in which they are written.
    static List<Key> all() {
        var keys = new Keys();
        keys.parts("", Settings.class, SettingsReader.YAML.valueToTree(Settings.DEFAULT));
        return List.copyOf(keys.found);
    }

    private void parts(String path, Class<?> record, JsonNode defaults) {
        for (var component : record.getRecordComponents()) {
            add(path, component, defaults);
        }
    }

    private void add(String path, RecordComponent component, JsonNode defaults) {
        var name = kebab(component.getName());
        var byDefault = Optional.ofNullable(defaults.get(name));
        var type = component.getGenericType();
        boolean optional = raw(type) == Optional.class;
        one(path + name, optional ? argument(type, 0) : type, byDefault, optional);
    }

    private void one(String path, Type type, Optional<JsonNode> byDefault, boolean optional) {
        var kind = kind(type);
        found.add(new Key(path, kind, words(type), byDefault, optional));
        if (kind == Setting.Kind.ENTRIES) {
            parts(path + "[].", raw(argument(type, 0)), EntryDefaults.at(path + "[]"));
        } else if (kind == Setting.Kind.PART) {
            parts(path + ".", raw(type), byDefault.orElseGet(() -> EntryDefaults.at(path)));
        }
    }

    private static Setting.Kind kind(Type type) {
        var raw = raw(type);
        if (raw == int.class || raw == long.class) {
            return Setting.Kind.WHOLE;
        } else if (raw == boolean.class) {
            return Setting.Kind.YES_NO;
        } else if (raw == Duration.class) {
            return Setting.Kind.DURATION;
        } else if (raw == Instant.class) {
            return Setting.Kind.TIME;
        } else if (raw.isEnum()) {
            return Setting.Kind.WORD;
        } else if (raw == List.class) {
            return raw(argument(type, 0)).isRecord() ? Setting.Kind.ENTRIES : Setting.Kind.TEXTS;
        } else if (raw == Map.class) {
            return raw(argument(type, 1)).isEnum() ? Setting.Kind.WORD_TABLE : Setting.Kind.TABLE;
        }
        return raw.isRecord() ? Setting.Kind.PART : Setting.Kind.TEXT;
    }

    private static List<String> words(Type type) {
        var raw = raw(type);
        var words = raw == Map.class ? raw(argument(type, 1)) : raw;
        return words.isEnum()
                ? Arrays.stream(words.getEnumConstants())
                        .map(one -> SettingsReader.YAML.valueToTree(one).asString())
                        .toList()
                : List.of();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type;
    }

    static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
