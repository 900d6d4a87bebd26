package dev.remediator.warden;

import dev.remediator.guard.GroupState;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Storm;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.List;

/// Counts the unwell of every group, and knows in which of them it storms.
final class Weather {
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
    }

    private static List<String> groups(Standing standing) {
        return standing.unwell() ? standing.groups() : List.of();
    }

    /// Lets the weather of every group change.
    void blow() {
        draft.groups().forEach(group -> blow(group, draft.group(group)));
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
                WardenDraft.CONTROL,
                group,
                reason,
                State.REFUSED,
                "",
                policy.unwell(group, state),
                true);
    }
}
