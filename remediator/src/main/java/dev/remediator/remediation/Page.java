package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.List;

/// A page to people, with the diagnosis written: the topic `pages`.
///
/// @param action what is to be done at the pager
/// @param incident whose page; also what makes repeats one page at the pager
/// @param resource what it is about
/// @param policy who is to be paged
/// @param alert what fired
/// @param playbook what answered it
/// @param why why automation stopped
/// @param attempts what was tried, with what came of it
/// @param at when it was decided
public record Page(
        Action action,
        String incident,
        String resource,
        String policy,
        Alert alert,
        String playbook,
        Reason why,
        List<Attempt> attempts,
        Instant at) {

    /// Copies the attempts.
    public Page {
        attempts = List.copyOf(attempts);
    }

    /// What is to be done at the pager.
    public enum Action {
        /// Wake somebody.
        TRIGGER,
        /// Somebody has taken it.
        ACKNOWLEDGE,
        /// It is over.
        RESOLVE
    }

    /// The pager's key: the same for trigger, acknowledge and resolve.
    public String dedupKey() {
        return "remediator:" + incident;
    }
}
