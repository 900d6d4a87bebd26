package dev.remediator.playbook;

import java.time.Duration;

/// Durations as people say them.
final class Spell {

    private Spell() {}

    static String duration(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + " ms";
        }
        long seconds = time.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return count(seconds / 3600, "hour");
        }
        if (seconds % 60 == 0 && seconds > 0) {
            return count(seconds / 60, "minute");
        }
        return count(seconds, "second");
    }

    /// As after "per": one hour is just "hour".
    static String one(Duration time) {
        var said = duration(time);
        return said.startsWith("1 ") ? said.substring(2) : said;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
