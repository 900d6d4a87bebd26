package dev.remediator.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A time as every page shows it, by a template `when.jte`.
///
/// @param iso as machines read it
/// @param clock in UTC; with the day, if that is another than today
/// @param age how long ago, or in how long, such as `2 min ago`
public record When(String iso, String clock, String age) {
    private static final DateTimeFormatter CLOCK = formatter("HH:mm:ss");
    private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd HH:mm:ss");

    /// A time as seen from now.
    ///
    /// @param at the time
    /// @param now the time now
    public static When of(Instant at, Instant now) {
        var day = at.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        return new When(
                at.truncatedTo(ChronoUnit.MILLIS).toString(),
                (day ? CLOCK : DAY).format(at),
                age(Duration.between(at, now)));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    private static String age(Duration since) {
        return since.isNegative() ? "in " + lasting(since.negated()) : lasting(since) + " ago";
    }

    /// A duration in words, such as `42 s`, `5 min`, `3 h 5 min` or `2 d 4 h`; what is finer is cut
    /// off.
    static String lasting(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + " min";
        }
        if (time.toDays() < 2) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toDays() + " d " + time.toHoursPart() + " h";
    }
}
