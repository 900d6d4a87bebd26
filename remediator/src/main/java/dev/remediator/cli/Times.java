package dev.remediator.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times as people write them: `2026-01-31T10:00:00Z`, `2026-01-31`, or how long ago: `30d`.
final class Times {
    /// How long a date is.
    private static final int DATE = 10;

    private Times() {}

    /// Reads one. A date begins at midnight UTC.
    ///
    /// @param now the time, from which is counted back
    /// @throws IllegalArgumentException in one sentence, if it is none
    static Instant parse(String option, String text, Instant now) {
        var given = text.strip();
        try {
            if (given.indexOf('T') >= DATE) {
                return OffsetDateTime.parse(given).toInstant();
            }
            return given.indexOf('-') > 0
                    ? LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : ago(option, given, now);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    option
                            + " is '"
                            + text
                            + "', but must be a time such as 2026-01-31T10:00:00Z, a date such as"
                            + " 2026-01-31, or how long ago, such as 30d or 12h",
                    e);
        }
    }

    private static Instant ago(String option, String text, Instant now) {
        var span = Spans.parse(option, text);
        var then = now.minus(span);
        if (span.isNegative() || then.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("nothing was recorded then");
        }
        return then;
    }
}
