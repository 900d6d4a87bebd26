package dev.remediator.topic;

import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import org.jspecify.annotations.Nullable;

/// One line of the incident log.
///
/// @param decision what was decided
/// @param cause what it was decided about; missing if that could not be read
/// @param accounts the accounts of the engine's partition after this event; on its last line only
/// @param said what was told about a page, where that is what it was decided about
/// @param command what a person told the warden, where that is what it was decided about
/// @param tilt why the engine only observed then, if it did
public record Logged(
        Decision decision,
        @Nullable Event cause,
        @Nullable Accounts accounts,
        @Nullable PageReport said,
        @Nullable Command command,
        @Nullable Tilt tilt) {

    /// About a resource, by an engine that trusts itself.
    public Logged(Decision decision, @Nullable Event cause, @Nullable Accounts accounts) {
        this(decision, cause, accounts, null, null, null);
    }
}
