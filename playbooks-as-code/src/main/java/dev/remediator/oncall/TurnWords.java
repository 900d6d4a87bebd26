package dev.remediator.oncall;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Collects the words of a [Schedule] until `from` ends them.
record TurnWords(String name, ZoneId zone) implements Grammar.Rotating {

    static TurnWords schedule(String name, String zone) {
        var called = Read.name("a schedule", name);
        return new TurnWords(called, Read.of(called, () -> Read.zone(zone)));
    }

    @Override
    public Grammar.Beginning daily(String time, Person first, Person... more) {
        return turns("daily", 1, time, people(first, more), Read::date);
    }

    @Override
    public Grammar.Beginning weekly(DayOfWeek day, String time, Person first, Person... more) {
        return turns(
                Rotation.weekly(day),
                7,
                time,
                people(first, more),
                date -> Rotation.start(day, date));
    }

    @Override
    public Grammar.Beginning everyDays(int days, String time, Person first, Person... more) {
        if (days < 1) {
            throw new IllegalArgumentException(
                    "the schedule %s: everyDays(%d) never hands over; say at least 1"
                            .formatted(name, days));
        }
        return turns("every %d days".formatted(days), days, time, people(first, more), Read::date);
    }

    private Grammar.Beginning turns(
            String turn,
            int days,
            String time,
            List<Person> people,
            Function<String, LocalDate> start) {
        var handOver = Read.of(name, () -> Read.time(time));
        return date ->
                Schedule.of(
                        name,
                        new Rotation(
                                turn,
                                days,
                                handOver,
                                zone,
                                Read.of(name, () -> start.apply(date)),
                                people));
    }

    private static List<Person> people(Person first, Person... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toList();
    }
}
