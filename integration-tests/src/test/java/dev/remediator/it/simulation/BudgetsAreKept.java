package dev.remediator.it.simulation;

import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Scopes;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Rung;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// No limit is ever exceeded. Counted from outside: what was offered and has not been judged. What
/// is halted half done is not in flight until it goes on.
final class BudgetsAreKept extends Invariant {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Rules rules;
    private final Time time;
    private final Scopes scopes;
    private final Map<String, Flight> flights = new HashMap<>();
    private final Map<String, Instant> allowed = new HashMap<>();
    private final List<Flight> begun = new ArrayList<>();

    private record Flight(
            String run,
            String resource,
            String incident,
            String playbook,
            boolean destructive,
            List<String> groups,
            Instant at) {}

    BudgetsAreKept(Rules rules, Time time) {
        this.rules = rules;
        this.time = time;
        this.scopes = new Scopes(rules.groups().labels(), Map.of(), Map.of(), Map.of());
    }

    @Override
    void see(Seen seen) {
        switch (seen) {
            case Seen.Warden warden -> warden.effects().forEach(e -> allowed(e, warden.at()));
            case Seen.Resource resource -> resource(resource);
            case Seen.Deed _ -> {}
        }
    }

    private void allowed(Effect effect, Instant at) {
        if (effect instanceof Effect.Rules(Ruling.Allowed ruling)) {
            allowed.put(ruling.permit(), at);
        }
    }

    private void resource(Seen.Resource seen) {
        flights.values()
                .removeIf(
                        flight ->
                                flight.resource().equals(seen.resource())
                                        && !stillFlies(flight, seen));
        if (seen.event() instanceof Event.Ruled(Ruling.Allowed ruling)) {
            for (var effect : seen.effects()) {
                if (effect instanceof Effect.Offer offer) {
                    begins(offer, allowed.getOrDefault(ruling.permit(), seen.at()));
                }
            }
        }
    }

    private static boolean stillFlies(Flight flight, Seen.Resource seen) {
        var before = incident(seen.before().incidents().values(), flight);
        var after = incident(seen.after().incidents().values(), flight);
        if (before == null || after == null) {
            return false;
        }
        return switch (after.phase()) {
            case Phase.Acting(var run) -> run.id().equals(flight.run());
            case Phase.Verifying _ ->
                    !(before.phase() instanceof Phase.Acting(var run) && untouched(run));
            case Phase.Watching _,
                    Phase.Flapping _,
                    Phase.Waiting _,
                    Phase.Asking _,
                    Phase.Paging _,
                    Phase.Paged _,
                    Phase.Unmatched _ ->
                    false;
        };
    }

    private static boolean untouched(Run run) {
        return run.epoch() == 1 && run.owner() instanceof Run.Offered;
    }

    private static @Nullable Incident incident(Iterable<Incident> some, Flight flight) {
        for (var incident : some) {
            if (incident.id().equals(flight.incident())) {
                return incident;
            }
        }
        return null;
    }

    private void begins(Effect.Offer offer, Instant at) {
        Optional<Plan<?>> plan = Virtual.BOOK.plan(offer.playbook());
        boolean destructive =
                plan.map(p -> p.rungs().get(offer.remedy())).map(Rung::destructive).orElse(false);
        var flight =
                new Flight(
                        offer.run(),
                        offer.resource(),
                        offer.incident(),
                        offer.playbook(),
                        destructive,
                        scopes.of(offer.resource(), offer.alert()),
                        at);
        flights.put(offer.run(), flight);
        if (offer.epoch() == 1) {
            begun.add(flight);
        }
        flight.groups().forEach(group -> atOnce(flight, group));
        if (destructive) {
            within(
                    flight,
                    Scopes.EVERYTHING,
                    rules.budgets().fleetDestructivePerHour(),
                    HOUR,
                    false);
        }
        plan.ifPresent(known -> own(flight, known, offer));
    }

    private void own(Flight flight, Plan<?> plan, Effect.Offer offer) {
        for (var budget : plan.budgets()) {
            var label = budget.group().label().name();
            var group = label + "=" + offer.alert().label(label).orElse("");
            for (var limit : budget.limits()) {
                if (limit.per() == null) {
                    long many =
                            flying(group)
                                    .filter(f -> f.playbook().equals(flight.playbook()))
                                    .count();
                    check(flight, group, many, limit.most(), "of its own at once");
                } else {
                    within(flight, group, limit.most(), limit.per(), true);
                }
            }
        }
    }

    private Stream<Flight> flying(String group) {
        return flights.values().stream().filter(f -> f.groups().contains(group));
    }

    private void atOnce(Flight flight, String group) {
        boolean everything = group.equals(Scopes.EVERYTHING);
        var budgets = rules.budgets();
        if (flight.destructive()) {
            long many = flying(group).filter(Flight::destructive).count();
            int most = everything ? budgets.fleetDestructive() : budgets.destructive();
            check(flight, group, many, most, "destructive at once");
        }
        if (!everything) {
            check(flight, group, flying(group).count(), budgets.remedies(), "at once");
        }
    }

    /// A run that was recalled or halted and goes on is not begun twice.
    private void within(Flight flight, String group, int most, Duration per, boolean own) {
        var since = flight.at().minus(per).plusMillis(time.jumped());
        long many =
                begun.stream()
                        .filter(f -> f.groups().contains(group))
                        .filter(f -> own ? f.playbook().equals(flight.playbook()) : f.destructive())
                        .filter(f -> f.at().isAfter(since) && !f.at().isAfter(flight.at()))
                        .map(Flight::run)
                        .distinct()
                        .count();
        check(flight, group, many, most, "within " + per);
    }

    private void check(Flight flight, String group, long many, int most, String what) {
        if (many > most) {
            throw violation(
                    "%s on %s makes %d remedies in %s %s, at most %d"
                            .formatted(flight.run(), flight.resource(), many, group, what, most));
        }
    }
}
