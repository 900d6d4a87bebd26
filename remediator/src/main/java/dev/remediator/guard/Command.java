package dev.remediator.guard;

import dev.remediator.playbook.Autonomy;

/// What a person tells the warden, with who and why: the topic `reports`.
public sealed interface Command {

    /// Names it, so that whoever sent it sees when it has been carried out.
    String id();

    /// Who says so.
    String by();

    /// Why.
    String why();

    /// Stop automation.
    ///
    /// @param scope `everything`, a group such as `cluster=eu-1`, or `playbook=HealNode`
    record PullCord(String id, String by, String why, String scope) implements Command {}

    /// Let it go on.
    ///
    /// @param scope which cord
    record ReleaseCord(String id, String by, String why, String scope) implements Command {}

    /// Set a silence or a maintenance window.
    ///
    /// @param silence which
    record SetSilence(String id, String by, String why, Silence silence) implements Command {}

    /// End one early.
    ///
    /// @param silence its id
    record EndSilence(String id, String by, String why, String silence) implements Command {}

    /// Approve a proposed remedy.
    ///
    /// @param run its run
    record Approve(String id, String by, String why, String run) implements Command {}

    /// Deny a proposed remedy.
    ///
    /// @param run its run
    record Deny(String id, String by, String why, String run) implements Command {}

    /// Set how much a playbook may do by itself.
    ///
    /// @param playbook which
    /// @param level how much
    record SetAutonomy(String id, String by, String why, String playbook, Autonomy.Level level)
            implements Command {}
}
