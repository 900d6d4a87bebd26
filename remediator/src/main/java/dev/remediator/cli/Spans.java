package dev.remediator.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Durations as people write them: `90s`, `15m`, `2h`, `1d`, or ISO's `PT2H`.
final class Spans {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");

    private Spans() {}

    /// Reads one.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is none
    static Duration parse(String option, String text) {
        var written = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (written.matches()) {
            long many = Long.parseLong(written.group(1));
            return switch (written.group(2)) {
                case "s" -> Duration.ofSeconds(many);
                case "m" -> Duration.ofMinutes(many);
                case "h" -> Duration.ofHours(many);
                default -> Duration.ofDays(many);
            };
        }
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    option
                            + " is '"
                            + text
                            + "', but must be a duration such as 90s, 15m, 2h, 1d or PT2H",
                    e);
        }
    }
}
