package dev.remediator.replay.engine;

import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Patience;

/// By what a replay decides.
///
/// @param book the playbooks
/// @param policy the guards
/// @param patience how long is waited where no playbook says
/// @param rulebook who is called when
public record Deciding(Book book, Policy policy, Patience patience, Rulebook rulebook) {

    /// With the usual patience.
    public Deciding(Book book, Policy policy, Rulebook rulebook) {
        this(book, policy, Patience.DEFAULT, rulebook);
    }
}
