package dev.remediator.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// A stretch of the day on some days of the week. If it ends before it begins it goes over midnight
/// and belongs to the day on which it begins; if it ends when it begins it is the whole day.
record Window(LocalTime from, LocalTime until, Set<DayOfWeek> days, ZoneId zone) {
    static final Set<DayOfWeek> EVERY_DAY = Set.copyOf(EnumSet.allOf(DayOfWeek.class));

    Window {
        days = Set.copyOf(days);
    }

    boolean has(Instant time) {
        var local = time.atZone(zone);
        var day = local.getDayOfWeek();
        var clock = local.toLocalTime();
        if (wholeDay()) {
            return days.contains(day);
        }
        boolean begun = !clock.isBefore(from);
        boolean over = !clock.isBefore(until);
        if (from.isBefore(until)) {
            return days.contains(day) && begun && !over;
        }
        return (days.contains(day) && begun) || (days.contains(day.minus(1)) && !over);
    }

    /// When it may begin or end around a day, whatever the clocks do there.
    Stream<Instant> edges(LocalDate day) {
        return Stream.of(from, until)
                .map(day::atTime)
                .flatMap(
                        time -> {
                            var rules = zone.getRules();
                            var change = rules.getTransition(time);
                            return change != null && change.isGap()
                                    ? Stream.of(change.getInstant())
                                    : rules.getValidOffsets(time).stream().map(time::toInstant);
                        });
    }

    /// Such as `between 07:00 and 22:00 from Monday to Friday in Europe/Berlin`.
    String sentence() {
        var when = wholeDay() ? "all day" : "between %s and %s".formatted(from, end());
        return when + Spoken.days(days) + " in " + zone.getId();
    }

    private boolean wholeDay() {
        return from.equals(until);
    }

    private String end() {
        return until.equals(LocalTime.MIDNIGHT) ? "24:00" : until.toString();
    }
}
