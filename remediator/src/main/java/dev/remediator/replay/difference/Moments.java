package dev.remediator.replay.difference;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times for people, in UTC: the day only where it is another than the incident's.
///
/// @param openedAt when the incident was opened
record Moments(Instant openedAt) {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Such as `at 12:00:05`.
    String at(Instant time) {
        return "at " + (day(time).equals(day(openedAt)) ? TIME : DAY_AND_TIME).format(time);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /// With the day.
    static String full(Instant time) {
        return DAY_AND_TIME.format(time);
    }

    /// How much later or earlier, such as `3 m later`: by the times as they are shown.
    static String by(Instant was, Instant would) {
        var shift =
                Duration.between(
                        was.truncatedTo(ChronoUnit.SECONDS), would.truncatedTo(ChronoUnit.SECONDS));
        return span(shift.abs()) + (would.isBefore(was) ? " earlier" : " later");
    }

    private static String span(Duration time) {
        long seconds = time.toSeconds();
        var parts = new StringBuilder();
        part(parts, seconds / 86_400, "d");
        part(parts, seconds / 3_600 % 24, "h");
        part(parts, seconds / 60 % 60, "m");
        part(parts, seconds % 60, "s");
        return parts.isEmpty() ? "0 s" : parts.toString();
    }

    private static void part(StringBuilder parts, long many, String unit) {
        if (many > 0) {
            parts.append(parts.isEmpty() ? "" : " ").append(many).append(' ').append(unit);
        }
    }
}
