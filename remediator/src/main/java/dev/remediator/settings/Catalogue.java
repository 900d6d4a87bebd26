package dev.remediator.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Every key there is, with all that an operator may want to know of it. What it can be and its
/// default are read from the records that hold it; what it is for, and its bounds, from
/// `keys/*.yaml` beside this class, one file for each key at the top. Immutable.
///
/// @param settings the keys, in the order in which they are written
public record Catalogue(List<Setting> settings) {

    /// Copies the keys.
    public Catalogue {
        settings = List.copyOf(settings);
    }

    /// Of this build.
    ///
    /// @throws IllegalStateException if a key is described and not there, or there and not
    ///   described
    public static Catalogue load() {
        var keys = Keys.all();
        var described = described(keys);
        var all = new ArrayList<Setting>();
        for (var key : keys) {
            var about = described.remove(key.path());
            if (about == null) {
                throw new IllegalStateException("nothing describes the setting " + key.path());
            }
            all.add(
                    new Setting(
                            key.path(),
                            key.kind(),
                            key.words(),
                            key.byDefault(),
                            key.optional(),
                            about));
        }
        if (!described.isEmpty()) {
            throw new IllegalStateException("there are no settings " + described.keySet());
        }
        return new Catalogue(all);
    }

    private static Map<String, Setting.About> described(List<Keys.Key> keys) {
        var found = new HashMap<String, Setting.About>();
        var files = new HashSet<String>();
        for (var key : keys) {
            var file = key.path().replaceAll("[.\\[].*", "");
            if (files.add(file)) {
                file(file).properties().forEach(e -> found.put(e.getKey(), about(e.getValue())));
            }
        }
        return found;
    }

    private static JsonNode file(String name) {
        try (var in = Catalogue.class.getResourceAsStream("keys/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("nothing describes the settings below " + name);
            }
            return SettingsReader.YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setting.About about(JsonNode said) {
        var entries = new ArrayList<JsonNode>();
        said.path("entries").forEach(entries::add);
        return new Setting.About(
                said.path("what").asString(""),
                said.path("unit").asString(""),
                said.path("least").asString(""),
                said.path("most").asString(""),
                said.path("pattern").asString(""),
                said.path("secret").asBoolean(false),
                entries);
    }

    /// Those right below a key.
    ///
    /// @param path such as `http`; empty for those at the top; with `[]` at its end for those of an
    ///   entry
    public List<Setting> below(String path) {
        return settings.stream().filter(setting -> setting.parent().equals(path)).toList();
    }

    /// Those below a key, however deep.
    public List<Setting> allBelow(String path) {
        return settings.stream()
                .filter(s -> s.path().startsWith(path + ".") || s.path().startsWith(path + "["))
                .toList();
    }

    /// The key of this name.
    ///
    /// @param key such as `http.port`; in lists with or without `[]`, or with an index
    /// @throws IllegalArgumentException in one sentence with the nearest, if there is none
    public Setting named(String key) {
        var wanted = bare(key);
        return settings.stream()
                .filter(setting -> bare(setting.path()).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no setting '%s'; did you mean '%s'?"
                                                .formatted(
                                                        key,
                                                        Nearest.of(
                                                                settings.stream()
                                                                        .map(Setting::path)
                                                                        .toList(),
                                                                key))));
    }

    /// The same, and all that is right below it.
    public List<Setting> explained(String key) {
        var setting = named(key);
        var list = setting.kind() == Setting.Kind.ENTRIES ? "[]" : "";
        var all = new ArrayList<>(List.of(setting));
        all.addAll(below(setting.path() + list));
        return all;
    }

    private static String bare(String key) {
        return key.replaceAll("\\[[0-9]*]", "");
    }
}
