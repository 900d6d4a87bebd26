package dev.remediator.gateway;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Durations as people write them in forms: `90s`, `15m`, `2h`, `1d`, or ISO's `PT2H`.
final class Spelt {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*([smhd])");

    private Spelt() {}

    /// As ISO writes it; what is no duration is left for whoever refuses it.
    static String duration(String text) {
        var written = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            return text;
        }
        long many = Long.parseLong(written.group(1));
        return (switch (written.group(2)) {
                    case "s" -> Duration.ofSeconds(many);
                    case "m" -> Duration.ofMinutes(many);
                    case "h" -> Duration.ofHours(many);
                    default -> Duration.ofDays(many);
                })
                .toString();
    }
}
