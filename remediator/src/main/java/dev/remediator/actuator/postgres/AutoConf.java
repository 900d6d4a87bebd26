package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The file `postgresql.auto.conf`: one setting a line, as `ALTER SYSTEM` writes it. It overrides
/// `postgresql.conf`.
///
/// @param settings each by its name, with its value as it is meant
record AutoConf(Map<String, String> settings) {
    static final String FILE = "postgresql.auto.conf";

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_.]{0,62}");
    private static final Pattern LINE =
            Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.]*)\\s*=?\\s*'((?:[^'\\\\]|''|\\\\.)*)'.*");

    AutoConf {
        settings = new LinkedHashMap<>(settings);
    }

    static AutoConf parse(String text) {
        var settings = new LinkedHashMap<String, String>();
        for (var line : text.lines().toList()) {
            var matched = LINE.matcher(line);
            if (matched.matches()) {
                settings.put(
                        matched.group(1),
                        matched.group(2).replace("''", "'").replaceAll("\\\\(.)", "$1"));
            }
        }
        return new AutoConf(settings);
    }

    /// These in the place of those of the same name.
    AutoConf with(Map<String, String> others) {
        var all = new AutoConf(settings);
        others.forEach(
                (name, value) -> {
                    all.settings.remove(name);
                    all.settings.put(checked(name), value);
                });
        return all;
    }

    AutoConf without(Iterable<String> names) {
        var rest = new AutoConf(settings);
        names.forEach(rest.settings::remove);
        return rest;
    }

    String text() {
        return settings.entrySet().stream()
                .map(one -> one.getKey() + " = '" + escaped(one.getKey(), one.getValue()) + "'\n")
                .collect(Collectors.joining());
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ActuatorException("'" + name + "' is not the name of a setting");
        }
        return name;
    }

    private static String escaped(String name, String value) {
        if (value.chars().anyMatch(character -> character < ' ')) {
            throw new ActuatorException(
                    "the value of '" + name + "' has a control character in it");
        }
        return value.replace("\\", "\\\\").replace("'", "''");
    }
}
