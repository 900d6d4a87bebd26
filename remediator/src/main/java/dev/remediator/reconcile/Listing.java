package dev.remediator.reconcile;

import dev.remediator.alert.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What a source answers when it is asked.
///
/// @param alerts all that fires there, muted or not
/// @param running for how long the source itself has been running
record Listing(List<Listed> alerts, Duration running) {

    /// Copies the alerts.
    Listing {
        alerts = List.copyOf(alerts);
    }

    /// One alert.
    ///
    /// @param alert as a webhook would have brought it
    /// @param active whether it is neither silenced nor inhibited, and the source has seen to that
    /// @param receivers to which receivers of its own the source sends it
    record Listed(Alert alert, boolean active, Set<String> receivers) {

        /// Copies the receivers.
        Listed {
            receivers = Set.copyOf(receivers);
        }

        /// Whether the source sends it to this receiver; an empty name is for all.
        boolean isFor(String receiver) {
            return receiver.isEmpty() || receivers.contains(receiver);
        }
    }
}
