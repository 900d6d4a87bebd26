package dev.remediator.remediation;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Rules;
import dev.remediator.playbook.Rung;
import java.time.Duration;
import java.util.stream.Stream;

/// What was tried on a resource lately, and what follows from it: what comes back goes on where the
/// ladder stopped, nothing is tried twice in a short time, and what is replaced again and again is
/// not the machine's fault.
final class Past {
    private final Draft draft;
    private final Rules.Repeats rules;

    Past(Draft draft, Rules.Repeats rules) {
        this.draft = draft;
        this.rules = rules;
    }

    /// From which remedy on: the one after that which healed it a short while ago, else the first.
    int begin(Incident incident) {
        return of(incident)
                .filter(t -> t.healed() && within(t, rules.relapse()))
                .mapToInt(t -> t.remedy() + 1)
                .reduce(0, (_, last) -> last);
    }

    /// Whether another incident has tried it on this target a short while ago.
    boolean coolsDown(Incident incident, String remedy) {
        return of(incident)
                .anyMatch(
                        t ->
                                t.name().equals(remedy)
                                        && !t.incident().equals(incident.id())
                                        && within(t, rules.coolDown()));
    }

    boolean replacedTooOften() {
        return destroyed() >= rules.replacements();
    }

    String replacements() {
        return "destroyed %d times within %s".formatted(destroyed(), rules.replacementsWithin());
    }

    private long destroyed() {
        return draft.tried().stream()
                .filter(t -> t.destructive() && within(t, rules.replacementsWithin()))
                .count();
    }

    void tried(Incident incident, int remedy, Rung<?> rung) {
        draft.tried(
                new ResourceState.Tried(
                        Ladder.playbook(incident),
                        remedy,
                        rung.name(),
                        incident.id(),
                        draft.now,
                        rung.destructive(),
                        false,
                        draft.now.plus(rules.longest())));
    }

    /// The last one tried for it is the one that healed it.
    void healed(Incident incident) {
        var last = draft.tried().stream().filter(t -> t.incident().equals(incident.id())).toList();
        if (!last.isEmpty()) {
            draft.judgedTried(t -> t.equals(last.getLast()) ? healed(t) : t);
            judge(incident, true);
        }
    }

    private ResourceState.Tried healed(ResourceState.Tried t) {
        return new ResourceState.Tried(
                t.playbook(),
                t.remedy(),
                t.name(),
                t.incident(),
                draft.now,
                t.destructive(),
                true,
                draft.now.plus(rules.longest()));
    }

    /// Automation stops; if something was tried, none of it helped.
    void gaveUp(Incident incident) {
        if (draft.tried().stream().anyMatch(t -> t.incident().equals(incident.id()))) {
            judge(incident, false);
        }
    }

    /// Trust is earned by real deeds.
    private void judge(Incident incident, boolean helped) {
        if (!Replayed.is(draft.resource)) {
            draft.petition(judged(incident, helped));
        }
    }

    private static Petition judged(Incident incident, boolean helped) {
        return new Petition.Judged(Ladder.playbook(incident), incident.id(), helped);
    }

    private Stream<ResourceState.Tried> of(Incident incident) {
        return draft.tried().stream().filter(t -> t.playbook().equals(incident.playbook()));
    }

    private boolean within(ResourceState.Tried tried, Duration time) {
        return tried.at().plus(time).isAfter(draft.now);
    }
}
