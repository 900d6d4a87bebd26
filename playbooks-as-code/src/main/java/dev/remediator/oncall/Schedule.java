package dev.remediator.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Who is on call when: a rotation with overrides, and hours outside which nobody is. Said with
/// [Escalations#schedule]; local times are those of its time zone.
public final class Schedule {
    private static final int DAYS_AHEAD = 800;

    private final String name;
    private final Rotation rotation;
    private final List<StandIn> standIns;
    private final Optional<Hours> hours;

    private Schedule(
            String name, Rotation rotation, List<StandIn> standIns, Optional<Hours> hours) {
        this.name = name;
        this.rotation = rotation;
        this.standIns = List.copyOf(standIns);
        this.hours = hours;
    }

    static Schedule of(String name, Rotation rotation) {
        return new Schedule(name, rotation, List.of(), Optional.empty());
    }

    /// The same, where somebody stands in for whoever would be on call. Holds at any hour. Of two
    /// overrides for one time the later said one counts.
    ///
    /// @param from local date and time, such as `2026-12-24T09:00`
    /// @param until the same; not part of it
    public Schedule override(String from, String until, Person person) {
        var standIn =
                new StandIn(
                        Read.of(name, () -> Read.dateAndTime(from)),
                        Read.of(name, () -> Read.dateAndTime(until)),
                        rotation.zone(),
                        person);
        if (!standIn.begin().isBefore(standIn.end())) {
            throw new IllegalArgumentException(
                    "the schedule %s: the override of %s ends at %s, before it begins at %s; swap the two"
                            .formatted(name, person.name(), until, from));
        }
        return new Schedule(
                name,
                rotation,
                Stream.concat(standIns.stream(), Stream.of(standIn)).toList(),
                hours);
    }

    /// The same, with nobody on call outside these hours, but for overrides.
    public Schedule only(Hours others) {
        if (hours.isPresent()) {
            throw new IllegalArgumentException(
                    "the schedule %s: only is said twice; join the hours with 'and'"
                            .formatted(name));
        }
        return new Schedule(name, rotation, standIns, Optional.of(others));
    }

    /// What it is called.
    public String name() {
        return name;
    }

    /// By which clock it goes.
    public ZoneId zone() {
        return rotation.zone();
    }

    /// Who is on call then; nobody before the rotation begins, or outside its hours.
    public Optional<Person> at(Instant time) {
        return standIns.reversed().stream()
                .filter(s -> s.has(time))
                .map(StandIn::person)
                .findFirst()
                .or(() -> staffed(time) ? rotation.at(time) : Optional.empty());
    }

    /// When somebody else, or nobody, will be on call; empty if nothing changes for two years.
    ///
    /// @param time from when on it is looked for
    public Optional<Instant> changesAfter(Instant time) {
        var now = at(time);
        var today = time.atZone(zone()).toLocalDate();
        return Stream.concat(
                        LongStream.range(-2, DAYS_AHEAD)
                                .mapToObj(today::plusDays)
                                .flatMap(this::edges),
                        standIns.stream().flatMap(s -> Stream.of(s.begin(), s.end())))
                .filter(edge -> edge.isAfter(time))
                .sorted()
                .filter(edge -> !at(edge).equals(now))
                .findFirst();
    }

    /// Everybody who is ever on call by it.
    public List<Person> people() {
        return Stream.concat(rotation.people().stream(), standIns.stream().map(StandIn::person))
                .distinct()
                .toList();
    }

    /// Such as `schedule web: weekly on Monday at 09:00 in Europe/Berlin ana and bo in turn, from
    /// 2026-01-05.`
    public String sentence() {
        var text = new StringBuilder("schedule ").append(name).append(": ");
        text.append(rotation.sentence());
        hours.ifPresent(h -> text.append(", only ").append(h.sentence()));
        standIns.forEach(s -> text.append("; override ").append(s.sentence()));
        return text.append('.').toString();
    }

    @Override
    public String toString() {
        return sentence();
    }

    /// Whether the rotation is meant to have somebody then, whenever it begins.
    boolean staffed(Instant time) {
        return hours.isEmpty() || hours.get().has(time);
    }

    LocalDate start() {
        return rotation.start();
    }

    Stream<Hours> hours() {
        return hours.stream();
    }

    private Stream<Instant> edges(LocalDate day) {
        return Stream.concat(Stream.of(rotation.handOver(day)), hours().flatMap(h -> h.edges(day)));
    }

    /// Somebody who is on call instead.
    private record StandIn(LocalDateTime from, LocalDateTime until, ZoneId zone, Person person) {
        Instant begin() {
            return from.atZone(zone).toInstant();
        }

        Instant end() {
            return until.atZone(zone).toInstant();
        }

        boolean has(Instant time) {
            return !time.isBefore(begin()) && time.isBefore(end());
        }

        String sentence() {
            return "from %s until %s %s".formatted(from, until, person.name());
        }
    }
}
