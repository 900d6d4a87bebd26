package dev.remediator.it.simulation;

import dev.remediator.guard.Controls;
import dev.remediator.guard.Facts;
import dev.remediator.guard.GroupState;
import dev.remediator.guard.Permit;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wish;
import dev.remediator.warden.Notice;
import dev.remediator.warden.Posture;
import dev.remediator.warden.WardenState;
import java.util.List;
import java.util.Map;

/// What is stored of the warden's state: all but what is computed from it.
record Written(
        Map<String, Standing> standings,
        Map<String, GroupState> groups,
        Map<String, Permit> permits,
        Controls controls,
        Map<String, Trust> trust,
        Map<String, Wish> queue,
        Map<String, Notice> notices,
        Map<String, Boolean> members,
        long asked,
        List<Posture.Answered> answered) {

    static Written of(WardenState state) {
        var facts = state.facts();
        return new Written(
                facts.standings(),
                facts.groups(),
                facts.permits(),
                facts.controls(),
                facts.trust(),
                state.queue(),
                state.notices(),
                state.members(),
                state.asked(),
                state.answered());
    }

    WardenState state() {
        var facts = Facts.of(standings, groups, permits, controls, trust);
        return WardenState.of(facts, queue, notices, members, asked, answered);
    }
}
