package dev.remediator.adapter.payload;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as senders write them:
///
/// | written | by |
/// |---|---|
/// | `2026-11-20T19:35:19Z`, with up to nine digits of a second | most |
/// | `2026-11-20 19:35:19.5 +0000 UTC m=+17.2` | templates of programs in Go |
/// | `…+01:00`, `…+0000`, `…+01` | those who do not use UTC, CloudWatch |
/// | seconds, milli-, micro- or nanoseconds since 1970, as number or text | told apart by size |
/// | `1772331245.7226390839`: what is finer than a nanosecond is cut off | Icinga 2 |
/// | `0001-01-01T00:00:00Z`, `0` | Go, Google Cloud: no time at all |
///
/// Those without a zone are in [LocalTimes]. Taken from 1970 to 9999 only: what is outside is a
/// mistake, and would break others' arithmetic.
final class Times {
    private static final Pattern EPOCH = Pattern.compile("\\d{1,19}(\\.\\d{1,30})?");
    private static final Pattern GO =
            Pattern.compile(
                    "([\\d-]{10}) ([\\d:]{8}(?:\\.\\d{1,9})?) ([+-]\\d{4})(?: [A-Z0-9+-]{1,8})?"
                            + "(?: m=[+-][\\d.]{1,30})?");
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /// Seconds have up to eleven digits until the year 5138; three more for each finer unit.
    private static final BigDecimal TOO_MANY_SECONDS = new BigDecimal("1e11");

    private static final DateTimeFormatter WRITTEN =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[XXX][xx][x]")
                    .toFormatter(Locale.ROOT);

    private Times() {}

    /// The time, unless it is one of those that mean none.
    ///
    /// @throws DateTimeException if the text is not a time
    static Optional<Instant> read(String text) {
        var stripped = text.strip();
        var usual = Rfc3339.read(stripped);
        var time = usual == null ? unusual(stripped) : usual;
        if (time.equals(ZERO) || time.equals(Instant.EPOCH)) {
            return Optional.empty();
        }
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new DateTimeException("outside of 1970 to 9999");
        }
        return Optional.of(time);
    }

    private static Instant unusual(String text) {
        return EPOCH.matcher(text).matches()
                ? epoch(text)
                : WRITTEN.parse(GO.matcher(text).replaceFirst("$1T$2$3"), Instant::from);
    }

    private static Instant epoch(String text) {
        var seconds = new BigDecimal(text);
        for (int unit = 0; unit < 3 && seconds.compareTo(TOO_MANY_SECONDS) >= 0; unit++) {
            seconds = seconds.movePointLeft(3);
        }
        var nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9);
        return Instant.ofEpochSecond(
                seconds.longValue(), nanos.setScale(0, RoundingMode.DOWN).longValue());
    }
}
