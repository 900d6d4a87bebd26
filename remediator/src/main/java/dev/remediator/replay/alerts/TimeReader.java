package dev.remediator.replay.alerts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads times written in one way. Which way, is decided once for a column of a file: the one in
/// which most of its first times are written.
@FunctionalInterface
interface TimeReader {
    Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /// The time.
    ///
    /// @throws DateTimeException if it is not written so
    Instant read(String text);

    /// The same; what is outside of 1970 to 9999 is a mistake, and would break others' arithmetic.
    default Instant sane(String text) {
        var time = read(text.strip());
        if (time.getEpochSecond() < 0 || time.isAfter(LAST)) {
            throw new DateTimeException("outside of 1970 to 9999");
        }
        return time;
    }

    /// One that people have named, such as `dd/MM/yyyy HH:mm`.
    ///
    /// @throws IllegalArgumentException in one sentence
    static TimeReader written(String pattern, ZoneId zone) {
        try {
            return WrittenTime.of(pattern, zone);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "time.format is written like 'dd/MM/yyyy HH:mm:ss', not '" + pattern + "'", e);
        }
    }

    /// The way that reads most of these times; none if none reads any.
    static Optional<Choice> choose(List<String> times, ZoneId zone) {
        var ways = new ArrayList<TimeReader>();
        ways.add(NumericTime::excel);
        ways.add(NumericTime::epoch);
        ways.add(text -> IsoTime.read(text, zone));
        int monthFirst = ways.size();
        for (var pattern : WrittenTime.COMMON) {
            ways.add(WrittenTime.of(pattern, zone));
        }
        var counts =
                ways.stream()
                        .mapToLong(way -> times.stream().filter(time -> reads(way, time)).count())
                        .toArray();
        int best = 0;
        for (int i = 0; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        boolean either = best == monthFirst && counts[best] == counts[best + 1];
        return counts[best] == 0
                ? Optional.empty()
                : Optional.of(new Choice(ways.get(best), either));
    }

    private static boolean reads(TimeReader way, String time) {
        try {
            return way.sane(time) != null;
        } catch (DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    /// What was chosen.
    ///
    /// @param reader the way
    /// @param ambiguous true if the day may as well be the month
    record Choice(TimeReader reader, boolean ambiguous) {}
}
