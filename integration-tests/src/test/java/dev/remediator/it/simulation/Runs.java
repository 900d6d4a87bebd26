package dev.remediator.it.simulation;

import dev.remediator.guard.Ruling;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.ResourceState;
import dev.remediator.remediation.Run;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is always so of runs and of who carries them out.
final class Runs {

    private Runs() {}

    /// One hand on each resource: one run at a time, one token for each grant, and the newest wins.
    static final class OneHand extends Invariant {
        private final Map<String, Long> newest = new HashMap<>();
        private final Map<String, String> holders = new HashMap<>();
        private final Map<String, Long> seenByTarget = new HashMap<>();

        @Override
        void see(Seen seen) {
            switch (seen) {
                case Seen.Resource resource -> {
                    if (acting(resource.after()) > 1) {
                        throw violation("two runs at once on " + resource.resource());
                    }
                    resource.effects().forEach(this::granted);
                    resource.effects().forEach(effect -> revoked(effect, resource.after()));
                }
                case Seen.Deed deed when deed.done() -> {
                    var holder = holders.get(deed.resource() + "/" + deed.token());
                    var actor = deed.worker() + "/" + deed.run() + "@" + deed.epoch();
                    if (!actor.equals(holder)) {
                        throw violation(
                                actor
                                        + " acted with token "
                                        + deed.token()
                                        + ", which is "
                                        + holder
                                        + "'s");
                    }
                    if (deed.token() < seenByTarget.getOrDefault(deed.resource(), 0L)) {
                        throw violation(actor + " acted after a newer holder had");
                    }
                    seenByTarget.put(deed.resource(), deed.token());
                }
                case Seen.Deed _, Seen.Warden _ -> {}
            }
        }

        private void granted(Effect effect) {
            if (effect instanceof Effect.Tell(Answer.Granted granted)) {
                long before = newest.getOrDefault(granted.resource(), 0L);
                if (granted.fencingToken() <= before) {
                    throw violation("token " + granted.fencingToken() + " follows " + before);
                }
                newest.put(granted.resource(), granted.fencingToken());
                holders.put(
                        granted.resource() + "/" + granted.fencingToken(),
                        granted.worker() + "/" + granted.run() + "@" + granted.epoch());
            }
        }

        /// Whoever is told that the run is not his does not have it.
        private void revoked(Effect effect, ResourceState after) {
            if (effect instanceof Effect.Tell(Answer.Revoked revoked)) {
                for (var incident : after.incidents().values()) {
                    if (incident.phase() instanceof Phase.Acting(var run)
                            && run.id().equals(revoked.run())
                            && run.epoch() == revoked.epoch()
                            && run.owner().equals(new Run.Held(revoked.worker()))) {
                        throw violation(revoked + " goes to whoever holds it");
                    }
                }
            }
        }

        private static long acting(ResourceState state) {
            return state.incidents().values().stream()
                    .filter(i -> i.phase() instanceof Phase.Acting)
                    .count();
        }
    }

    /// A deed that must not happen twice is done once, after its intent was committed, and its
    /// intent is committed for one worker only: everybody later finds it in the journal.
    static final class OnceIsOnce extends Invariant {
        private final Map<String, String> committed = new HashMap<>();
        private final Set<String> done = new HashSet<>();

        @Override
        void see(Seen seen) {
            switch (seen) {
                case Seen.Resource resource -> resource.effects().forEach(this::committed);
                case Seen.Deed deed when deed.once() && deed.done() -> {
                    var key = deed.run() + "/" + deed.step();
                    if (!committed.containsKey(key)) {
                        throw violation(key + " was done without an intent");
                    }
                    if (!done.add(key)) {
                        throw violation(key + " was done twice");
                    }
                }
                case Seen.Deed _, Seen.Warden _ -> {}
            }
        }

        private void committed(Effect effect) {
            if (effect instanceof Effect.Tell(Answer.IntentCommitted intent)) {
                var key = intent.run() + "/" + intent.step();
                var by = intent.worker() + "@" + intent.epoch();
                var before = committed.putIfAbsent(key, by);
                if (before != null && !before.equals(by)) {
                    throw violation(key + " was committed for " + before + " and for " + by);
                }
            }
        }
    }

    /// Nothing is begun that the warden has not let go, and what was halted goes on only when he
    /// lets it go again. One name, one run.
    static final class OnlyWhatIsAllowed extends Invariant {
        private final Map<String, String> names = new HashMap<>();
        private final Set<String> running = new HashSet<>();
        private final Set<String> halted = new HashSet<>();

        @Override
        void see(Seen seen) {
            if (!(seen instanceof Seen.Resource resource)) {
                return;
            }
            boolean allowed = resource.event() instanceof Event.Ruled(Ruling.Allowed _);
            for (var effect : resource.effects()) {
                if (effect instanceof Effect.Offer offer) {
                    offered(offer, allowed);
                }
                if (effect instanceof Effect.Tell(Answer.IntentCommitted intent)
                        && halted.contains(intent.run())) {
                    throw violation(intent + " begins a deed of a run that was halted");
                }
            }
            if (resource.event() instanceof Event.Ruled(Ruling.Halted ruling)) {
                halt(resource, ruling);
            }
        }

        private void offered(Effect.Offer offer, boolean allowed) {
            if (allowed) {
                running.add(offer.run());
                halted.remove(offer.run());
            } else if (!running.contains(offer.run())) {
                throw violation(offer.run() + " is offered, but nobody has let it go");
            } else if (halted.contains(offer.run())) {
                throw violation(
                        offer.run() + " was halted and is offered again, but nobody let it go");
            }
            var name = offer.run() + "@" + offer.epoch();
            var what = offer.incident() + " remedy " + offer.remedy();
            var before = names.putIfAbsent(name, what);
            if (before != null && !before.equals(what)) {
                throw violation(name + " is " + before + " and " + what);
            }
        }

        private static boolean told(Seen.Resource resource, String worker) {
            return resource.effects().stream()
                    .anyMatch(
                            effect ->
                                    effect instanceof Effect.Tell(Answer.Halt halt)
                                            && halt.worker().equals(worker));
        }

        /// A storm lets go on what somebody has begun; a cord does not.
        private void halt(Seen.Resource resource, Ruling.Halted ruling) {
            for (var incident : resource.before().incidents().values()) {
                if (incident.phase() instanceof Phase.Acting(var run)
                        && ruling.permit().equals(incident.permit())) {
                    boolean begun = run.owner() instanceof Run.Held || run.epoch() > 1;
                    if (begun && ruling.reason() == Reason.STORM) {
                        continue;
                    }
                    halted.add(run.id());
                    if (run.owner() instanceof Run.Held(var worker) && !told(resource, worker)) {
                        throw violation(worker + " is not told that " + run.id() + " is halted");
                    }
                }
            }
        }
    }
}
