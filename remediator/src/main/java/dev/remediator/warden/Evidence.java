package dev.remediator.warden;

import dev.remediator.guard.Controls;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Trust;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.util.TreeMap;

/// Counts how playbooks do. One that fails too often in a row asks from then on before it acts.
final class Evidence {
    private final WardenDraft draft;
    private final Policy policy;

    Evidence(WardenDraft draft, Policy policy) {
        this.draft = draft;
        this.policy = policy;
    }

    void judged(Petition.Judged judged) {
        var playbook = judged.playbook();
        draft.trust(playbook, trust -> trust.judged(judged.helped()));
        int most = policy.rules().demoteAfter();
        if (most > 0
                && draft.trust(playbook).failedInARow() >= most
                && level(playbook) == Autonomy.Level.AUTO) {
            demote(playbook, most);
        }
    }

    /// What a person or the settings say; what the playbook says of itself is not known here.
    private Autonomy.Level level(String playbook) {
        var said = draft.controls().levels().get(playbook);
        return said != null
                ? said
                : policy.rules().autonomy().stream()
                        .filter(level -> level.playbook().equals(playbook))
                        .map(Rules.Level::level)
                        .findFirst()
                        .orElse(Autonomy.Level.AUTO);
    }

    private void demote(String playbook, int failures) {
        var before = draft.controls();
        var levels = new TreeMap<>(before.levels());
        levels.put(playbook, Autonomy.Level.PROPOSE);
        draft.controls(new Controls(before.cords(), before.silences(), levels));
        draft.trust(playbook, Trust::afresh);
        draft.log(
                Decision.CONTROL,
                "playbook=" + playbook,
                Reason.DEMOTED,
                State.WAITING,
                "",
                playbook + " failed " + failures + " times in a row",
                true);
    }
}
