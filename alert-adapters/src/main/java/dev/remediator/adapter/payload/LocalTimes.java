package dev.remediator.adapter.payload;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as systems write them for people, most without a zone:
///
/// | written | by |
/// |---|---|
/// | `2026.03.01 02:14:05`, `2026.03.01T02:14:05Z` | Zabbix; templates add the `Z` to local time |
/// | `2026-03-01 02:14:05` | Nagios, Checkmk |
/// | `2026-03-01 02:14:05.123`, `2026/03/01 02:14` | Uptime Kuma, Pingdom |
/// | `Sun Mar 1 02:14:05 CET 2026`, `… +01 2026` | Nagios, Checkmk |
/// | everything else | as in JSON: ISO 8601 with a zone, seconds since 1970 |
public final class LocalTimes {
    private static final Pattern DATE_AND_TIME =
            Pattern.compile(
                    "(\\d{4})([./-])(\\d{2})\\2(\\d{2})[T ]"
                            + "(\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?(Z?)");
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss [zzz][x][xx] uuuu", Locale.ENGLISH);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private LocalTimes() {}

    /// The time, unless nothing was said.
    ///
    /// @param zone of times without one
    /// @throws DateTimeException if it is not a time
    public static Optional<Instant> read(String text, ZoneId zone) {
        var stripped = SPACES.matcher(text.strip()).replaceAll(" ");
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        var local = DATE_AND_TIME.matcher(stripped);
        if (local.matches() && (local.group(2).equals(".") || local.group(7).isEmpty())) {
            var date = String.join("-", local.group(1), local.group(3), local.group(4));
            var seconds = local.group(6) == null ? ":00" : local.group(6);
            var time = LocalDateTime.parse(date + "T" + local.group(5) + seconds);
            return sane(time.atZone(zone).toInstant());
        }
        if (Character.isLetter(stripped.charAt(0))) {
            return sane(ZonedDateTime.parse(stripped, LONG).toInstant());
        }
        return Times.read(stripped);
    }

    /// What is outside of 1970 to 9999 is refused as in JSON.
    private static Optional<Instant> sane(Instant time) {
        return Times.read(time.toString());
    }
}
