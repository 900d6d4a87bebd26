package dev.remediator.it.simulation;

import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Condition;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must not be done again and again, one class for each promise.
final class Repeats {

    private Repeats() {}

    private static List<Effect.Offer> begun(Seen.Resource seen) {
        return seen.event() instanceof Event.Ruled(Ruling.Allowed _)
                ? seen.effects().stream()
                        .flatMap(
                                e ->
                                        e instanceof Effect.Offer o && o.epoch() == 1
                                                ? Optional.of(o).stream()
                                                : Optional.<Effect.Offer>empty().stream())
                        .toList()
                : List.of();
    }

    private static List<Decision> logged(Seen.Resource seen) {
        return seen.effects().stream()
                .flatMap(
                        e ->
                                e instanceof Effect.Log(var d)
                                        ? Optional.of(d).stream()
                                        : Optional.<Decision>empty().stream())
                .toList();
    }

    private static String rung(Effect.Offer offer) {
        return Virtual.BOOK
                .plan(offer.playbook())
                .map(plan -> plan.rungs().get(offer.remedy()).name())
                .orElse("");
    }

    private static boolean tried(Decision decision) {
        return decision.reason() == Reason.REMEDY_DONE
                || decision.reason() == Reason.REMEDY_FAILED
                || decision.reason() == Reason.REMEDY_TIMED_OUT;
    }

    /// The same remedy is not tried on the same target for another incident within the cool-down.
    static final class NotAgainSoSoon extends Invariant {
        private final Rules rules;
        private final Time time;
        private final Map<String, Map<String, Instant>> ended = new HashMap<>();

        NotAgainSoSoon(Rules rules, Time time) {
            this.rules = rules;
            this.time = time;
        }

        @Override
        void see(Seen seen) {
            if (!(seen instanceof Seen.Resource resource)) {
                return;
            }
            for (var offer : begun(resource)) {
                var key = offer.resource() + offer.playbook() + rung(offer);
                ended.getOrDefault(key, Map.of())
                        .forEach(
                                (incident, at) -> {
                                    var until = at.plus(rules.repeats().coolDown());
                                    if (!incident.equals(offer.incident())
                                            && resource.at()
                                                    .plusMillis(time.jumped())
                                                    .isBefore(until)) {
                                        throw violation(
                                                "%s does '%s' on %s again, which ended at %s for %s"
                                                        .formatted(
                                                                offer.run(),
                                                                rung(offer),
                                                                offer.resource(),
                                                                at,
                                                                incident));
                                    }
                                });
            }
            for (var decision : logged(resource)) {
                if (tried(decision)) {
                    ended.computeIfAbsent(
                                    decision.resource() + decision.playbook() + decision.remedy(),
                                    _ -> new HashMap<>())
                            .put(decision.incident(), decision.at());
                }
            }
        }
    }

    /// What comes back soon after it was healed does not begin with what healed it.
    static final class RelapsesGoOn extends Invariant {
        private final Rules rules;
        private final Time time;
        private final Map<String, Healed> healed = new HashMap<>();
        private final Set<String> begunBefore = new HashSet<>();

        private record Healed(int remedy, Instant at) {}

        RelapsesGoOn(Rules rules, Time time) {
            this.rules = rules;
            this.time = time;
        }

        @Override
        void see(Seen seen) {
            if (!(seen instanceof Seen.Resource resource)) {
                return;
            }
            for (var offer : begun(resource)) {
                var last = healed.get(offer.resource() + offer.playbook());
                boolean first = begunBefore.add(offer.incident());
                if (first
                        && last != null
                        && openedAfter(resource, offer, last.at())
                        && resource.at()
                                .plusMillis(time.jumped())
                                .isBefore(last.at().plus(rules.repeats().relapse()))
                        && offer.remedy() <= last.remedy()) {
                    throw violation(
                            "%s begins with '%s' on %s, which healed it at %s"
                                    .formatted(
                                            offer.run(), rung(offer), offer.resource(), last.at()));
                }
            }
            for (var decision : logged(resource)) {
                if (decision.reason() == Reason.HEALED) {
                    for (var incident : resource.before().incidents().values()) {
                        if (incident.id().equals(decision.incident())
                                && incident.phase() instanceof Phase.Verifying verifying) {
                            healed.put(
                                    resource.resource() + decision.playbook(),
                                    new Healed(verifying.remedy(), decision.at()));
                        }
                    }
                }
            }
        }

        private static boolean openedAfter(Seen.Resource resource, Effect.Offer offer, Instant at) {
            return resource.after().incidents().values().stream()
                    .anyMatch(i -> i.id().equals(offer.incident()) && i.openedAt().isAfter(at));
        }
    }

    /// What has been destroyed too often is not destroyed again.
    static final class NotDestroyedTooOften extends Invariant {
        private final Rules rules;
        private final Map<String, Set<String>> destroyed = new HashMap<>();

        NotDestroyedTooOften(Rules rules) {
            this.rules = rules;
        }

        @Override
        void see(Seen seen) {
            switch (seen) {
                case Seen.Deed deed when deed.destroys() && deed.done() -> {
                    var runs = destroyed.computeIfAbsent(deed.resource(), _ -> new HashSet<>());
                    runs.add(deed.run());
                    if (runs.size() > rules.repeats().replacements()) {
                        throw violation(
                                "%s was destroyed %d times: %s"
                                        .formatted(deed.resource(), runs.size(), runs));
                    }
                }
                case Seen.Deed _, Seen.Resource _, Seen.Warden _ -> {}
            }
        }
    }

    /// What comes and goes too often is left alone.
    static final class WhatFlapsIsLeftAlone extends Invariant {
        private final Rules.Flapping rules;
        private final Duration steady;
        private final Time time;
        private final Map<String, Points> points = new HashMap<>();
        private final Map<String, Instant> leftAlone = new HashMap<>();

        private record Points(double many, Instant at) {}

        WhatFlapsIsLeftAlone(Rules rules, Time time) {
            this.rules = rules.flapping();
            this.steady = rules.tellAfter();
            this.time = time;
        }

        @Override
        void see(Seen seen) {
            if (!(seen instanceof Seen.Resource resource)) {
                return;
            }
            for (var incident : resource.after().incidents().values()) {
                if (steady(incident, resource.at())) {
                    leftAlone.remove(incident.id());
                }
                var until = leftAlone.get(incident.id());
                if (until != null
                        && incident.phase() instanceof Phase.Acting
                        && resource.at().plusMillis(time.jumped()).isBefore(until)) {
                    throw violation(
                            incident.alert().name()
                                    + " on "
                                    + resource.resource()
                                    + " flaps until "
                                    + until);
                }
            }
            if (resource.event() instanceof Event.AlertReceived(var alert) && alert.firing()) {
                var before = resource.before().incidents().get(alert.series());
                var after = resource.after().incidents().get(alert.series());
                if (before == null && after != null) {
                    opened(resource, after);
                }
            }
        }

        /// What fires for long without a break does not come and go any more.
        private boolean steady(Incident incident, Instant at) {
            return incident.condition() instanceof Condition.Firing(var since)
                    && !since.plus(steady).isAfter(at.plusMillis(time.jumped()));
        }

        private void opened(Seen.Resource resource, Incident incident) {
            var series = incident.alert().series();
            var past = resource.before().past().get(series);
            if (past == null || !past.until().isAfter(resource.at())) {
                return;
            }
            var old = points.getOrDefault(series, new Points(0, resource.at()));
            double halves =
                    Math.max(0, Duration.between(old.at(), resource.at()).toMillis())
                            / (double) rules.halfLife().toMillis();
            double many = old.many() * StrictMath.pow(0.5, halves) + 1000;
            points.put(series, new Points(many, resource.at()));
            if (many >= rules.above() + 1) {
                double calm = StrictMath.log(many / rules.below()) / StrictMath.log(2);
                long left = (long) (calm * rules.halfLife().toMillis());
                leftAlone.put(
                        incident.id(),
                        resource.at()
                                .plusMillis(Math.min(left, rules.longest().toMillis()) - 1000));
            }
        }
    }
}
