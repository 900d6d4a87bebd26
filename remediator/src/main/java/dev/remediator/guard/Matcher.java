package dev.remediator.guard;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import java.util.Map;

/// One condition on an alert's labels, as in `cluster=eu-1`, `severity!=info` or `instance=web-*`.
///
/// `alertname` is the alert's name and `resource` what it is about, replayed or not; every other
/// name is a label's. A `*` in the value stands for any text. There are no regular expressions: a
/// hostile label must not be able to keep the engine busy.
///
/// @param name the label's name
/// @param value what it must be
/// @param negated whether it must not be that
public record Matcher(String name, String value, boolean negated) {

    /// Refuses a condition on nothing.
    public Matcher {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "a matcher needs a label's name, not '" + name + "'");
        }
    }

    /// Reads `name=value` or `name!=value`.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is neither
    public static Matcher parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "matcher '" + text + "' is not of the form label=value or label!=value");
        }
        boolean negated = text.charAt(equals - 1) == '!';
        return new Matcher(
                text.substring(0, negated ? equals - 1 : equals).strip(),
                text.substring(equals + 1).strip(),
                negated);
    }

    /// Whether the alert satisfies it; a missing label is an empty one.
    public boolean matches(Alert alert) {
        return matches(alert.resource(), alert.name(), alert.labels());
    }

    boolean matches(String resource, String alert, Map<String, String> labels) {
        var actual =
                switch (name) {
                    case "alertname" -> alert;
                    case "resource" -> Replayed.plain(resource);
                    default -> labels.getOrDefault(name, "");
                };
        return matchesText(actual) != negated;
    }

    /// Linear in the text for any number of stars: after a star, the earliest match is good enough.
    private boolean matchesText(String actual) {
        if (value.indexOf('*') < 0) {
            return actual.equals(value);
        }
        var parts = value.split("\\*", -1);
        if (!actual.startsWith(parts[0])) {
            return false;
        }
        int from = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = actual.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        var last = parts[parts.length - 1];
        return actual.length() - from >= last.length() && actual.endsWith(last);
    }

    /// Whether it is satisfied by every alert.
    boolean anything() {
        boolean always = name.equals("alertname") || name.equals("resource");
        return negated
                ? value.isEmpty() && always
                : !value.isEmpty() && value.chars().allMatch(c -> c == '*');
    }

    /// As it is written.
    public String text() {
        return name + (negated ? "!=" : "=") + value;
    }
}
