package dev.remediator.warden;

import dev.remediator.guard.Command;
import dev.remediator.guard.Petition;

/// What can happen to the warden.
public sealed interface WardenEvent {

    /// A resource tells it something.
    ///
    /// @param petition what
    record Petitioned(Petition petition) implements WardenEvent {}

    /// A person tells it something.
    ///
    /// @param command what
    record Commanded(Command command) implements WardenEvent {}

    /// Something was due.
    record TimePassed() implements WardenEvent {}
}
