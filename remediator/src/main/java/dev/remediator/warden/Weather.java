package dev.remediator.warden;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.GroupState;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Storm;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// Counts the unwell of every group, and knows in which of them it storms.
final class Weather {
    /// Labels are hostile: whoever invents groups must not fill the store.
    private static final int MOST_GROUPS = 5_000;

    private final WardenDraft draft;
    private final Policy policy;

    Weather(WardenDraft draft, Policy policy) {
        this.draft = draft;
        this.policy = policy;
    }

    void stands(Standing standing) {
        var before = draft.standing(standing.resource());
        if (before != null) {
            groups(before).forEach(group -> draft.group(group, state -> state.changed(-1)));
        }
        for (var group : groups(standing)) {
            draft.knows(group, standing.resource());
            draft.group(group, state -> state.changed(1));
        }
        draft.stands(standing);
        forgets(standing.resource());
    }

    /// Too many groups of one world cost that world what is known of quiet ones, and no other.
    private void forgets(String resource) {
        var groups = draft.facts().groups();
        if (groups.size() > MOST_GROUPS
                && groups.keySet().stream().filter(g -> Replayed.together(g, resource)).count()
                        > MOST_GROUPS) {
            draft.facts()
                    .quiet(draft.now)
                    .filter(group -> Replayed.together(group, resource))
                    .toList()
                    .forEach(draft::forgets);
        }
    }

    private static List<String> groups(Standing standing) {
        return standing.unwell() ? standing.groups() : List.of();
    }

    /// Lets the weather change where something has happened, and where a storm has eased: time
    /// alone ends it.
    void blow() {
        var where = new TreeSet<>(draft.busy());
        where.addAll(draft.agenda().easing());
        where.forEach(group -> blow(group, draft.group(group)));
    }

    private void blow(String group, GroupState state) {
        boolean tooMany = state.unwell() > policy.mayBeUnwell(group, state);
        var storm = state.storm();
        switch (storm.weather()) {
            case NORMAL -> {
                if (tooMany) {
                    begins(group, state);
                }
            }
            case STORM -> {
                if (!tooMany) {
                    eases(group, state);
                }
            }
            case REGAINING -> {
                if (tooMany) {
                    change(group, new Storm(Storm.Weather.STORM, storm.began(), draft.now));
                } else if (!draft.now.isBefore(calmAt(storm))) {
                    ends(group, state);
                }
            }
        }
    }

    private Instant calmAt(Storm storm) {
        return storm.since().plus(policy.rules().storm().coolDown());
    }

    private void begins(String group, GroupState state) {
        change(group, new Storm(Storm.Weather.STORM, draft.now, draft.now));
        draft.notice(new Notice(Reason.STORM, group, draft.now, null));
        log(group, Reason.STORM_BEGAN, state);
        recall(group, state);
    }

    /// What was let go and nobody has begun is not begun any more.
    private void recall(String group, GroupState state) {
        for (var permit : draft.permits()) {
            if (permit.destructive() && permit.groups().contains(group)) {
                draft.effect(
                        new Effect.Rules(
                                new Ruling.Halted(
                                        permit.resource(),
                                        permit.id(),
                                        Reason.STORM,
                                        policy.unwell(group, state))));
            }
        }
    }

    private void eases(String group, GroupState state) {
        change(group, new Storm(Storm.Weather.REGAINING, state.storm().began(), draft.now));
        log(group, Reason.STORM_EASES, state);
    }

    private void ends(String group, GroupState state) {
        change(group, Storm.NONE);
        draft.mayFree();
        log(group, Reason.STORM_OVER, state);
    }

    private void change(String group, Storm storm) {
        draft.group(group, state -> state.in(storm));
    }

    private void log(String group, Reason reason, GroupState state) {
        draft.log(
                Decision.CONTROL,
                group,
                reason,
                State.REFUSED,
                "",
                policy.unwell(group, state),
                true);
    }
}
