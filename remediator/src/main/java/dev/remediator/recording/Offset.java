package dev.remediator.recording;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// A time as so many seconds after another, such as `+90.25`: exact to the nanosecond.
final class Offset {
    private static final int MOST_SECONDS = 18;
    private static final int MOST_NANOS = 9;

    private Offset() {}

    /// @param from the time it counts from
    static String of(Instant from, Instant at) {
        var time = Duration.between(from, at);
        return time.isNegative() ? "-" + digits(time.negated()) : "+" + digits(time);
    }

    private static String digits(Duration time) {
        var nanos = "%09d".formatted(time.getNano());
        int end = nanos.length();
        while (end > 0 && nanos.charAt(end - 1) == '0') {
            end--;
        }
        return time.getSeconds() + (end == 0 ? "" : "." + nanos.substring(0, end));
    }

    /// Reads an offset, or a time as such.
    ///
    /// @param from the time it counts from
    static Instant read(Instant from, String text) throws Unfit {
        try {
            if (text.indexOf('T') >= 0) {
                return Instant.parse(text);
            }
            var sign = text.isEmpty() ? ' ' : text.charAt(0);
            int point = text.indexOf('.');
            int end = point < 0 ? text.length() : point;
            var nanos = point < 0 ? "0" : text.substring(point + 1);
            if ((sign != '+' && sign != '-')
                    || !isNumber(text.substring(1, end), MOST_SECONDS)
                    || !isNumber(nanos, MOST_NANOS)) {
                throw noTime(text);
            }
            var time =
                    Duration.ofSeconds(
                            Long.parseLong(text, 1, end, 10),
                            Long.parseLong((nanos + "00000000").substring(0, MOST_NANOS)));
            return sign == '+' ? from.plus(time) : from.minus(time);
        } catch (DateTimeException | ArithmeticException e) {
            throw noTime(text);
        }
    }

    private static Unfit noTime(String text) {
        return new Unfit(
                "has '%s' for a time; write 2026-01-01T03:00:00Z, or +1.5 for so many seconds after the opening"
                        .formatted(Unfit.quoted(text)));
    }

    private static boolean isNumber(String text, int most) {
        return !text.isEmpty()
                && text.length() <= most
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
