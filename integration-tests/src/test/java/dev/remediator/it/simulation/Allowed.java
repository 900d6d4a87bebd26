package dev.remediator.it.simulation;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Command;
import dev.remediator.guard.Inhibition;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Standing;
import dev.remediator.playbook.Autonomy;
import dev.remediator.remediation.Effect;
import dev.remediator.warden.WardenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What must be so whenever the warden lets something go, one class for each promise.
final class Allowed {

    private Allowed() {}

    /// No remedy while a cord is pulled for it.
    static final class NothingUnderTheCord extends WhenAllowed {
        NothingUnderTheCord(Told told) {
            super(told);
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            return told.cords.values().stream()
                    .filter(cord -> remedy(ask) && cord.stops(ask.playbook(), ask.groups()))
                    .findFirst()
                    .map(cord -> "the cord for " + cord.scope() + " is pulled");
        }
    }

    /// Whoever pulls a cord stops everything that runs under it.
    static final class TheCordStopsRuns extends Invariant {
        private final Told told;

        TheCordStopsRuns(Told told) {
            this.told = told;
        }

        @Override
        void see(Seen seen) {
            if (seen instanceof Seen.Warden warden
                    && warden.event() instanceof WardenEvent.Commanded(Command.PullCord pull)) {
                var cord = told.cords.get(pull.scope());
                for (var permit : told.out) {
                    var ask = told.ask(permit);
                    if (remedy(ask)
                            && cord != null
                            && cord.stops(ask.playbook(), ask.groups())
                            && !halts(warden, permit)) {
                        throw violation(permit + " goes on under the cord for " + pull.scope());
                    }
                }
            }
        }

        private static boolean halts(Seen.Warden warden, String permit) {
            return warden.effects().stream()
                    .anyMatch(
                            effect ->
                                    effect instanceof Effect.Rules(Ruling.Halted halted)
                                            && halted.permit().equals(permit));
        }

        private static boolean remedy(Ask ask) {
            return ask.purpose() == Ask.Purpose.REMEDY;
        }
    }

    /// Neither remedy nor page while a silence or a window covers the alert.
    static final class SilenceIsKept extends WhenAllowed {
        private final Rules rules;

        SilenceIsKept(Told told, Rules rules) {
            super(told);
            this.rules = rules;
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            return told.silences.values().stream()
                    .filter(s -> s.holds(warden.at()) && s.covers(ask.alert()))
                    .map(s -> "silence " + s.id() + " covers it")
                    .findFirst()
                    .or(() -> planned(ask, warden.at()));
        }

        private Optional<String> planned(Ask ask, Instant at) {
            return rules.maintenance().stream()
                    .filter(w -> !at.isBefore(w.from()) && at.isBefore(w.until()))
                    .filter(w -> matches(w.matchers(), ask))
                    .map(w -> "window " + w.id() + " covers it")
                    .findFirst();
        }
    }

    /// Neither remedy nor page for what another alert explains.
    static final class TheExplainedWaits extends WhenAllowed {
        private final Rules rules;

        TheExplainedWaits(Told told, Rules rules) {
            super(told);
            this.rules = rules;
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            return rules.inhibitions().stream()
                    .filter(rule -> matches(rule.hold(), ask))
                    .flatMap(rule -> told.symptoms().stream().filter(s -> explains(rule, s, ask)))
                    .findFirst()
                    .map(s -> s.alert() + " on " + s.resource() + " explains it");
        }

        private static boolean explains(Inhibition rule, Standing.Symptom symptom, Ask ask) {
            boolean when =
                    rule.when().stream()
                            .map(Matcher::parse)
                            .allMatch(m -> m.value().equals(symptom.alert()) != m.negated());
            return when
                    && !symptom.series().equals(ask.alert().series())
                    && rule.equal().stream()
                            .allMatch(
                                    label ->
                                            symptom.labels()
                                                    .getOrDefault(label, "")
                                                    .equals(ask.alert().label(label).orElse("")));
        }
    }

    /// Neither remedy nor page for what depends on something unwell.
    static final class ParentsComeFirst extends WhenAllowed {
        private final Rules rules;

        ParentsComeFirst(Told told, Rules rules) {
            super(told);
            this.rules = rules;
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            var next = new ArrayDeque<>(ask.groups());
            next.add(ask.resource());
            var seen = new HashSet<>(next);
            while (!next.isEmpty()) {
                var name = next.removeFirst();
                for (var dependency : rules.dependencies()) {
                    if (dependency.of().equals(name)) {
                        dependency.on().stream().filter(seen::add).forEach(next::add);
                    }
                }
                if (!name.equals(ask.resource()) && told.isUnwell(name)) {
                    return Optional.of(name + " is unwell");
                }
            }
            return Optional.empty();
        }
    }

    /// No remedy while the engine or the warden distrusts itself.
    static final class NothingInTilt extends WhenAllowed {
        NothingInTilt(Told told) {
            super(told);
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            var tilt = warden.tilt() == null ? ask.tilt() : warden.tilt();
            return remedy(ask) && tilt != null && warden.at().isBefore(tilt.until())
                    ? Optional.of("it only observes until " + tilt.until() + ": " + tilt.why())
                    : Optional.empty();
        }
    }

    /// What is protected is never destroyed.
    static final class TheProtectedStay extends WhenAllowed {
        private final Rules rules;

        TheProtectedStay(Told told, Rules rules) {
            super(told);
            this.rules = rules;
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            return remedy(ask)
                            && ask.destructive()
                            && rules.protectedTargets().contains(ask.resource())
                    ? Optional.of("it is protected")
                    : Optional.empty();
        }
    }

    /// A target is one name.
    static final class TargetsAreNamed extends WhenAllowed {
        TargetsAreNamed(Told told) {
            super(told);
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            return remedy(ask) && ask.resource().contains("*")
                    ? Optional.of("that is a pattern")
                    : Optional.empty();
        }
    }

    /// Nothing is destroyed in a storm, nor before it is over.
    static final class NothingDestroyedInAStorm extends WhenAllowed {
        private final Time time;

        NothingDestroyedInAStorm(Told told, Time time) {
            super(told);
            this.time = time;
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            var slack = Duration.ofMillis(time.jumped());
            return ask.groups().stream()
                    .filter(group -> remedy(ask) && ask.destructive())
                    .filter(group -> told.storms(group, warden.at(), slack))
                    .findFirst()
                    .map(
                            group ->
                                    "%s storms: %d unwell, %d may be"
                                            .formatted(
                                                    group,
                                                    told.unwell(group),
                                                    told.mayBeUnwell(group)));
        }
    }

    /// A playbook does by itself what it may, and asks before the rest.
    static final class AutonomyIsKept extends WhenAllowed {
        private final Rules rules;
        private final Time time;

        AutonomyIsKept(Told told, Rules rules, Time time) {
            super(told);
            this.rules = rules;
            this.time = time;
        }

        @Override
        Optional<String> objection(Ask ask, Seen.Warden warden) {
            if (!remedy(ask)) {
                return Optional.empty();
            }
            return switch (level(ask, warden)) {
                case AUTO -> Optional.empty();
                case SHADOW -> Optional.of(ask.playbook() + " only watches");
                case PROPOSE ->
                        ask.resumes()
                                        || told.approved.contains(ask.run())
                                        || lapsed(ask, warden.at())
                                ? Optional.empty()
                                : Optional.of("nobody has approved it");
            };
        }

        private Autonomy.Level level(Ask ask, Seen.Warden warden) {
            var said = warden.after().facts().controls().levels().get(ask.playbook());
            return said != null
                    ? said
                    : rules.autonomy().stream()
                            .filter(level -> level.playbook().equals(ask.playbook()))
                            .map(Rules.Level::level)
                            .findFirst()
                            .orElse(ask.autonomy().level());
        }

        private boolean lapsed(Ask ask, Instant at) {
            var asked = told.proposed.get(ask.permit());
            return ask.autonomy().lapse() == Autonomy.Lapse.ACT
                    && asked != null
                    && !at.plusMillis(time.jumped()).isBefore(asked.plus(ask.autonomy().within()));
        }
    }

    private static boolean matches(List<String> matchers, Ask ask) {
        return matchers.stream().map(Matcher::parse).allMatch(m -> m.matches(ask.alert()));
    }
}
