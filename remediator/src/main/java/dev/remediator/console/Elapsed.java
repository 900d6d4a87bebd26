package dev.remediator.console;

import java.time.Duration;
import java.util.Locale;

/// Durations in at most two units, short enough for tables.
final class Elapsed {

    private Elapsed() {}

    /// Such as `420 ms`, `12 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`; what is negative is nothing.
    static String text(Duration time) {
        if (time.isNegative()) {
            return "0 s";
        }
        if (time.toMillis() < 1000) {
            return time.isZero() ? "0 s" : time.toMillis() + " ms";
        }
        long seconds = time.toSeconds();
        if (seconds < 10 && time.toMillisPart() != 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
    }
}
