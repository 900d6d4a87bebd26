package dev.remediator.failover;

import java.time.Duration;
import java.util.Locale;

/// Durations and sizes as people write them.
final class Spoken {

    private Spoken() {}

    static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return time.toMinutes() < 600 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    static String size(long bytes) {
        if (bytes < 10_000_000_000L) {
            return bytes / 1_000_000 + " MB";
        }
        return bytes < 10_000_000_000_000L
                ? bytes / 1_000_000_000 + " GB"
                : String.format(Locale.ROOT, "%.1f TB", bytes / 1e12);
    }
}
