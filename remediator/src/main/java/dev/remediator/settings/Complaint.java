package dev.remediator.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What is wrong with a file, in one sentence with the key and the value, for the operator who
/// wrote it. Never with a secret.
final class Complaint {
    private static final String SECRETS = "pager";
    private static final int LONGEST_VALUE = 100;

    private Complaint() {}

    /// About text that is no YAML at all.
    static String aboutYaml(JacksonException e) {
        var where = e.getLocation();
        return "line %d, column %d: %s"
                .formatted(
                        where.getLineNr(), where.getColumnNr(), inOurWords(e.getOriginalMessage()));
    }

    private static String inOurWords(String said) {
        if (said.startsWith("Duplicate")) {
            return said.replaceAll("(?s)[^\"]*(\"[^\"]*\").*", "$1 is given twice");
        }
        return said.startsWith("Trailing")
                ? "it must be one document"
                : "it is no YAML: " + withoutQuotes(said);
    }

    /// The parser quotes the lines it stumbled on, and a secret may be in them.
    private static String withoutQuotes(String said) {
        return said.replaceAll("(?s)\\s+in reader, line [^^]*\\^", "")
                .strip()
                .replaceAll("\\s+", " ");
    }

    /// About a tree that is no settings.
    static String about(JacksonException e, JsonNode tree) {
        var key = key(e);
        if (e instanceof UnrecognizedPropertyException unknown) {
            var path = key.substring(0, key.length() - unknown.getPropertyName().length());
            return unknown(path, unknown.getPropertyName(), names(unknown));
        }
        if (e.getCause() instanceof IllegalArgumentException own) {
            return ofItsOwn(key, String.valueOf(own.getMessage()));
        }
        var value = at(tree, e);
        if (value.isMissingNode()) {
            return key + " is missing";
        }
        return wrong(key, value, kind(e));
    }

    private static String kind(JacksonException e) {
        return switch (e) {
            case MismatchedInputException mismatched -> kind(mismatched.getTargetType());
            case InputCoercionException _ -> "a whole number that is not so large";
            default -> "";
        };
    }

    private static Collection<String> names(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).toList();
    }

    /// What a record says of itself begins with its own key, more or less of it, or with an
    /// article; in a list it does not know its place.
    private static String ofItsOwn(String key, String said) {
        if (said.startsWith("a ") || said.startsWith("the ")) {
            return key + ": " + said;
        }
        var placeless = key.replaceAll("\\[\\d+]", "");
        if (!placeless.equals(key) && said.startsWith(placeless)) {
            return key + said.substring(placeless.length());
        }
        return key.isEmpty() || said.startsWith(key) ? said : key + "." + said;
    }

    static String wrong(String key, JsonNode value, String kind) {
        var said = value.toString();
        boolean secret =
                key.isEmpty()
                        || key.startsWith(SECRETS)
                        || key.startsWith("http.tokens")
                        || said.contains("tokens")
                        || key.contains(".authentication")
                        || key.endsWith(".secret")
                        || said.contains("\"secret")
                        || said.contains("authentication")
                        || withPassword(key, said);
        var shown = secret ? "what is there" : shortened(said);
        return key + " cannot be " + shown + (kind.isEmpty() ? "" : "; it must be " + kind);
    }

    private static boolean withPassword(String key, String said) {
        return key.startsWith("reconcile") && said.contains("@");
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    static String unknown(String path, String key, Collection<String> among) {
        var nearest = Nearest.of(among, key);
        return "there is no setting '" + path + key + "'; did you mean '" + path + nearest + "'?";
    }

    /// Such as `fleets[0].name`.
    private static String key(JacksonException e) {
        var key = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                key.append('[').append(step.getIndex()).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return key.toString();
    }

    private static JsonNode at(JsonNode tree, JacksonException e) {
        var node = tree;
        for (var step : e.getPath()) {
            node =
                    step.getPropertyName() == null
                            ? node.path(step.getIndex())
                            : node.path(step.getPropertyName());
        }
        return node;
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "";
        } else if (type == int.class || type == long.class) {
            return "a whole number";
        } else if (type == boolean.class) {
            return "true or false";
        } else if (type == Duration.class) {
            return "a duration such as PT3S, or a number of seconds";
        } else if (type == Instant.class) {
            return "a time such as 2026-12-01T02:00:00Z";
        } else if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(c -> c.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        } else if (type == String.class || type == Path.class) {
            return "text";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return "keys of its own";
    }
}
