package dev.remediator.it.simulation;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Condition;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.ResourceState;
import dev.remediator.warden.WardenState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What must be so once everything has come to rest, one class for each promise.
final class AtRest {

    private AtRest() {}

    /// Why an incident that fires still waits, and whether that is in order.
    static final class EveryoneIsTold extends Invariant {
        private final Told told;

        EveryoneIsTold(Told told) {
            this.told = told;
        }

        @Override
        void rests(Rest rest) {
            for (var state : rest.resources()) {
                for (var incident : state.incidents().values()) {
                    var wrong = wrong(state, incident, rest);
                    if (wrong != null) {
                        throw violation(
                                "%s (%s on %s) rests in %s: %s"
                                        .formatted(
                                                incident.id(),
                                                incident.alert().name(),
                                                state.resource(),
                                                incident.phase(),
                                                wrong));
                    }
                }
            }
        }

        private @Nullable String wrong(ResourceState state, Incident incident, Rest rest) {
            if (!(incident.condition() instanceof Condition.Firing)) {
                return "it is clear, and still open";
            }
            return switch (incident.phase()) {
                case Phase.Unmatched _ -> null;
                case Phase.Paged _ ->
                        rest.pages().contains(incident.id()) ? null : "its page is not open";
                case Phase.Paging paging -> held(incident, paging.heldBy(), rest);
                case Phase.Asking asking -> held(incident, asking.heldBy(), rest);
                case Phase.Waiting _ -> inLine(state, incident, rest);
                case Phase.Watching _, Phase.Flapping _, Phase.Acting _, Phase.Verifying _ ->
                        "it is stuck";
            };
        }

        private @Nullable String inLine(ResourceState state, Incident incident, Rest rest) {
            var first = state.incidents().get(state.line().getFirst());
            if (first == null || first.equals(incident)) {
                return "it waits for nobody";
            }
            if (first.phase() instanceof Phase.Asking asking && asking.heldBy() == Reason.SHADOW) {
                return "it waits for " + first.id() + ", which nobody is told of";
            }
            var wrong = wrong(state, first, rest);
            return wrong == null ? null : "it waits for " + first.id() + ", and " + wrong;
        }

        private @Nullable String held(Incident incident, @Nullable Reason reason, Rest rest) {
            if (reason == null) {
                return "nobody has answered it";
            }
            var wish = rest.warden().queue().get(String.valueOf(incident.permit()));
            if (wish == null) {
                return "the warden does not know that it waits";
            }
            return switch (reason) {
                case SHADOW -> null;
                case INHIBITED -> told.symptoms().isEmpty() ? "nothing explains it" : null;
                case PARENT_UNWELL ->
                        told.isUnwell(wish.scope()) ? null : wish.scope() + " is well";
                case APPROVAL_WANTED ->
                        rest.pages().contains("notice-approval-" + wish.ask().run())
                                ? null
                                : "nobody is asked to approve it";
                case STORM, ANDON ->
                        noticed(rest, reason, wish.scope())
                                ? null
                                : "nobody is told of " + reason.word() + " in " + wish.scope();
                default -> "it is stuck, held by " + reason.word() + " of " + wish.scope();
            };
        }

        private static boolean noticed(Rest rest, Reason reason, String scope) {
            var notice = rest.warden().notices().get(reason.word() + "@" + scope);
            return notice != null && rest.pages().contains(String.valueOf(notice.told()));
        }
    }

    /// No page is open that has no reason to be.
    static final class PagesAreTrue extends Invariant {

        @Override
        void rests(Rest rest) {
            var wanted = new HashSet<String>();
            for (var state : rest.resources()) {
                for (var incident : state.incidents().values()) {
                    if (incident.phase() instanceof Phase.Paged) {
                        wanted.add(incident.id());
                    }
                }
            }
            for (var wish : rest.warden().queue().values()) {
                if (wish.heldBy() == Reason.APPROVAL_WANTED) {
                    wanted.add("notice-approval-" + wish.ask().run());
                }
            }
            rest.warden().notices().values().forEach(n -> wanted.add(String.valueOf(n.told())));
            for (var page : rest.pages()) {
                if (!wanted.contains(page)) {
                    throw violation("page " + page + " is open, but nothing is wrong any more");
                }
            }
        }
    }

    /// Every permit is given back, and nothing waits at the warden that nobody wants.
    static final class PermitsAreGivenBack extends Invariant {

        @Override
        void rests(Rest rest) {
            var wanted = new TreeSet<String>();
            rest.resources().forEach(state -> wanted.addAll(permits(state)));
            check(rest.warden(), wanted);
        }

        private static Set<String> permits(ResourceState state) {
            var all = new TreeSet<String>();
            for (var incident : state.incidents().values()) {
                if (incident.permit() != null) {
                    all.add(incident.permit());
                }
            }
            return all;
        }

        private void check(WardenState warden, Set<String> wanted) {
            for (var permit : warden.facts().permits().keySet()) {
                throw violation("permit " + permit + " is still out, though nothing acts");
            }
            for (var permit : warden.queue().keySet()) {
                if (!wanted.contains(permit)) {
                    throw violation(permit + " waits, but nobody wants it");
                }
            }
        }
    }

    /// What is over is over, and what fires is known.
    ///
    /// What a person has closed is over, until its source tells of a later episode.
    static final class TheEngineKnows extends Invariant {
        private final Map<String, Instant> closed = new HashMap<>();

        @Override
        void see(Seen seen) {
            if (seen instanceof Seen.Resource resource
                    && resource.event() instanceof Event.ClosedByPeople(var id, var _)) {
                resource.before().incidents().values().stream()
                        .filter(incident -> incident.id().equals(id))
                        .forEach(i -> closed.put(i.alert().series(), i.alert().startsAt()));
            }
        }

        private boolean isClosed(Series series) {
            var until = closed.get(series.id);
            return until != null && !series.says().startsAt().isAfter(until);
        }

        @Override
        void rests(Rest rest) {
            for (var series : rest.series()) {
                if (series.mute) {
                    continue;
                }
                boolean known =
                        rest.resources().stream()
                                .filter(state -> state.resource().equals(series.resource()))
                                .anyMatch(state -> state.incidents().containsKey(series.id));
                if (known && !series.firing()) {
                    throw violation(series.id + " is over, but an incident is open");
                }
                if (series.firing() && !known && !isClosed(series)) {
                    throw violation(series.id + " fires, but no incident is open");
                }
            }
        }
    }

    /// A group is only counted unwell by what is.
    static final class TheWardenCountsRight extends Invariant {
        private final Told told;

        TheWardenCountsRight(Told told) {
            this.told = told;
        }

        @Override
        void rests(Rest rest) {
            rest.warden()
                    .facts()
                    .groups()
                    .forEach(
                            (name, group) -> {
                                if (group.unwell() != told.unwell(name)) {
                                    throw violation(
                                            "%s has %d unwell, not %d"
                                                    .formatted(
                                                            name,
                                                            told.unwell(name),
                                                            group.unwell()));
                                }
                            });
        }
    }
}
