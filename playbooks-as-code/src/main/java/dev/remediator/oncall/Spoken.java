package dev.remediator.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Times and lists as people say them.
final class Spoken {

    private Spoken() {}

    static String time(Duration time) {
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

    /// Such as `after 5 minutes`, or `at once`.
    static String delay(Duration time) {
        return time.isZero() ? "at once" : "after " + time(time);
    }

    /// As after "per": one hour is just "hour".
    static String one(Duration time) {
        var said = time(time);
        return said.startsWith("1 ") ? said.substring(2) : said;
    }

    static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// Several days; empty for all of them.
    static String days(Set<DayOfWeek> days) {
        if (days.size() == 7) {
            return "";
        }
        var sorted = List.copyOf(EnumSet.copyOf(days));
        boolean inARow =
                sorted.getLast().getValue() - sorted.getFirst().getValue() == sorted.size() - 1;
        return inARow && sorted.size() > 2
                ? " from %s to %s".formatted(day(sorted.getFirst()), day(sorted.getLast()))
                : " on " + list(sorted.stream().map(Spoken::day).toList());
    }

    /// Such as `a, b and c`.
    static String list(List<String> all) {
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
