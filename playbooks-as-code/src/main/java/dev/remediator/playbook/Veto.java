package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import java.util.Optional;

/// A last word against a destructive remedy, spoken on the worker just before its first
/// irreversible step: a change freeze, a running backup, a legal hold.
///
/// Found by `ServiceLoader`, beside the playbooks, once when a worker starts. It may ask the
/// outside world; if it throws, or does not answer within 10 seconds, that counts as a veto. Called
/// by several threads.
@FunctionalInterface
public interface Veto {

    /// Why this must not be destroyed now; empty if there is nothing to be said against it.
    ///
    /// @param alert what the remedy answers
    /// @param remedy the remedy's name
    /// @param resource what would be destroyed, such as `node/web-1`
    Optional<String> against(Alert alert, String remedy, String resource) throws Exception;
}
