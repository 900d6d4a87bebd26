package dev.remediator.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// Collects the words of [Hours] until `in` ends them.
record DayWords(LocalTime from, LocalTime until, Set<DayOfWeek> days) implements Grammar.OnDays {
    private static final String END = "24:00";

    DayWords {
        days = Set.copyOf(days);
    }

    static DayWords between(String from, String until) {
        var begin = Read.time(from);
        var end = until.equals(END) ? LocalTime.MIDNIGHT : Read.time(until);
        if (begin.equals(end) && !until.equals(END)) {
            throw new IllegalArgumentException(
                    "between(\"%s\", \"%s\") is nothing; say allDay() for the whole day"
                            .formatted(from, until));
        }
        return new DayWords(begin, end, Window.EVERY_DAY);
    }

    static DayWords allDay() {
        return new DayWords(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Window.EVERY_DAY);
    }

    @Override
    public Grammar.InZone on(DayOfWeek first, DayOfWeek... more) {
        return new DayWords(from, until, EnumSet.of(first, more));
    }

    @Override
    public Grammar.InZone onWeekdays() {
        return new DayWords(from, until, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    }

    @Override
    public Grammar.InZone onWeekends() {
        return new DayWords(from, until, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    @Override
    public Hours in(String zone) {
        return Hours.of(new Window(from, until, days, Read.zone(zone)));
    }
}
