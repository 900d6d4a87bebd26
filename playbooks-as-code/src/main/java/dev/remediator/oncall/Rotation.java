package dev.remediator.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/// People who take turns, handing over at a local time every so many days.
///
/// Hand-overs are counted in days of the calendar, so they stay at their hour when clocks change.
/// Where clocks go forward over that hour, it is as much later as they go forward.
///
/// @param turn how it is said, such as `weekly on Monday`
/// @param days how many days a turn lasts
/// @param start the day of the first hand-over
record Rotation(
        String turn, int days, LocalTime time, ZoneId zone, LocalDate start, List<Person> people) {

    Rotation {
        people = List.copyOf(people);
    }

    static String weekly(DayOfWeek day) {
        return "weekly on " + Spoken.day(day);
    }

    /// Begins at a day of the week that was said before.
    static LocalDate start(DayOfWeek day, String date) {
        var said = Read.date(date);
        if (said.getDayOfWeek() != day) {
            throw new IllegalArgumentException(
                    "it hands over on %s, but %s is a %s; say from(\"%s\")"
                            .formatted(
                                    Spoken.day(day),
                                    said,
                                    Spoken.day(said.getDayOfWeek()),
                                    said.with(TemporalAdjusters.previous(day))));
        }
        return said;
    }

    /// Whose turn it is; nobody's before the first hand-over.
    Optional<Person> at(Instant time) {
        var day = time.atZone(zone).toLocalDate().plusDays(1);
        while (time.isBefore(handOver(day))) {
            day = day.minusDays(1);
        }
        long since = ChronoUnit.DAYS.between(start, day);
        if (since < 0) {
            return Optional.empty();
        }
        return Optional.of(people.get((int) (since / days % people.size())));
    }

    /// When it would be handed over on a day, if it is one for that.
    Instant handOver(LocalDate day) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    String sentence() {
        var names = people.stream().map(Person::name).toList();
        return "%s at %s in %s %s%s, from %s"
                .formatted(
                        turn,
                        time,
                        zone.getId(),
                        Spoken.list(names),
                        names.size() > 1 ? " in turn" : "",
                        start);
    }
}
