package dev.remediator.oncall;

import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for a severity and a time at which a policy would call nobody at all.
///
/// Who is called changes only when some hours begin or end, or clocks change, so it is enough to
/// look there, in each week of a year: the one after the last schedule of the policy has begun.
final class Coverage {
    private static final LocalDate ANY_YEAR = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 366;

    private final CallPlan plan;
    private final List<Hours> hours;
    private final Instant begin;
    private final Instant end;

    private Coverage(CallPlan plan) {
        this.plan = plan;
        this.hours =
                Stream.concat(
                                plan.steps().stream().flatMap(s -> s.occasion().hours()),
                                schedules(plan).flatMap(Schedule::hours))
                        .toList();
        var start = schedules(plan).map(Schedule::start).max(LocalDate::compareTo).orElse(ANY_YEAR);
        this.begin = start.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        this.end = begin.plus(Duration.ofDays(DAYS));
    }

    /// Where the first gap is, such as `a warning on Sunday at 03:00 in Europe/Berlin`.
    static Optional<String> gap(CallPlan plan) {
        return new Coverage(plan).gap();
    }

    static Stream<Schedule> schedules(CallPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.contacts().stream())
                .flatMap(
                        c ->
                                c instanceof Contact.OnCall onCall
                                        ? Stream.of(onCall.schedule())
                                        : Stream.empty());
    }

    private Optional<String> gap() {
        var times = times();
        return Stream.of(Severity.values())
                .flatMap(
                        severity ->
                                times.stream()
                                        .filter(time -> nobody(severity, time))
                                        .map(time -> said(severity, time))
                                        .limit(1))
                .findFirst();
    }

    private boolean nobody(Severity severity, Instant begun) {
        return plan.steps().stream()
                .noneMatch(
                        step -> {
                            var due = begun.plus(step.after());
                            return step.occasion().holds(severity, due)
                                    && step.contacts().stream().anyMatch(c -> somebody(c, due));
                        });
    }

    private static boolean somebody(Contact contact, Instant due) {
        return !(contact instanceof Contact.OnCall onCall) || onCall.schedule().staffed(due);
    }

    private Set<Instant> times() {
        var edges =
                Stream.concat(
                                begin.atZone(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .minusDays(2)
                                        .datesUntil(end.atZone(ZoneOffset.UTC).toLocalDate())
                                        .flatMap(day -> hours.stream().flatMap(h -> h.edges(day))),
                                zones().flatMap(this::changes))
                        .collect(Collectors.toSet());
        var afters = plan.steps().stream().map(CallPlan.Step::after).distinct().toList();
        var times = new TreeSet<Instant>();
        edges.forEach(edge -> afters.forEach(after -> times.add(edge.minus(after))));
        return hours.isEmpty() ? Set.of(begin) : times.subSet(begin, end);
    }

    private Stream<Instant> changes(ZoneId zone) {
        return Stream.iterate(
                        zone.getRules().nextTransition(begin),
                        change -> change != null && change.getInstant().isBefore(end),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .map(ZoneOffsetTransition::getInstant);
    }

    private Stream<ZoneId> zones() {
        return hours.stream().flatMap(Hours::zones).distinct();
    }

    private String said(Severity severity, Instant time) {
        var about =
                switch (severity) {
                    case INFO -> "an info";
                    case ERROR -> "an error";
                    case UNKNOWN -> "an alert of unknown severity";
                    case CRITICAL -> "a critical alert";
                    case WARNING -> "a warning";
                };
        return zones().findFirst()
                .map(
                        zone -> {
                            var local = time.atZone(zone);
                            return "%s on %s at %s in %s"
                                    .formatted(
                                            about,
                                            Spoken.day(local.getDayOfWeek()),
                                            local.toLocalTime(),
                                            zone.getId());
                        })
                .orElse(about);
    }
}
