package dev.remediator.replay.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/// Times written by a pattern of `java.time`.
final class WrittenTime {
    private static final String CLOCK = "[ h:mm[:ss] a][ H:mm[:ss[.SSSSSS][.SSS]]]";

    /// Month first and day first stand next to each other, at the beginning.
    static final List<String> COMMON =
            List.of(
                    "M/d/uuuu" + CLOCK,
                    "d/M/uuuu" + CLOCK,
                    "d.M.uuuu" + CLOCK,
                    "d-M-uuuu" + CLOCK,
                    "d/MMM/uuuu:HH:mm:ss[ xx]",
                    "[EEE, ]d MMM uuuu HH:mm:ss[ xx][ zzz]",
                    "d-MMM-uuuu HH:mm:ss[ zzz]",
                    "MMM d, uuuu[,] h:mm[:ss] a",
                    "EEE MMM d HH:mm:ss [zzz ][xx ]uuuu");

    private WrittenTime() {}

    /// @throws IllegalArgumentException if it is no pattern
    static TimeReader of(String pattern, ZoneId zone) {
        var format =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern.replace("yyyy", "uuuu"))
                        .toFormatter(Locale.ENGLISH);
        return text -> instant(format, text, zone);
    }

    private static Instant instant(DateTimeFormatter format, String text, ZoneId zone) {
        TemporalAccessor parsed = format.parse(text);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        var date = LocalDate.from(parsed);
        var time = parsed.query(TemporalQueries.localTime());
        var local = time == null ? date.atStartOfDay() : LocalDateTime.of(date, time);
        return local.atZone(zone).toInstant();
    }
}
