package dev.remediator.replay.difference;

/// Knows which remedies destroy something.
@FunctionalInterface
public interface Destruction {

    /// Whether a remedy does.
    ///
    /// @param playbook the playbook's name
    /// @param remedy the remedy's name
    boolean destroys(String playbook, String remedy);
}
