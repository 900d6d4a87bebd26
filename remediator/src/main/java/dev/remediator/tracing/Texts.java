package dev.remediator.tracing;

import dev.remediator.alert.Alert;
import dev.remediator.journal.Redaction;
import io.opentelemetry.api.common.AttributesBuilder;

/// What strangers have said, short and without what looks like a secret.
final class Texts {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_LABELS = 32;

    private Texts() {}

    static String name(String text) {
        return cut(Redaction.of(text), LONGEST_NAME);
    }

    static String value(String text) {
        return cut(Redaction.of(text), LONGEST_VALUE);
    }

    /// The first labels in the order of their names, as `alert.label.NAME`.
    static void labels(Alert alert, AttributesBuilder attributes) {
        alert.labels().entrySet().stream()
                .limit(MOST_LABELS)
                .forEach(
                        label -> {
                            var secret = Redaction.isSecret(label.getKey());
                            attributes.put(
                                    "alert.label." + name(label.getKey()),
                                    secret ? Redaction.REDACTED : value(label.getValue()));
                        });
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
