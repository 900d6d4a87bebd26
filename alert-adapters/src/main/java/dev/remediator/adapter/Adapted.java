package dev.remediator.adapter;

import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.util.List;

/// What became of a delivery.
public sealed interface Adapted {

    /// It says something about at least one thing.
    ///
    /// @param alerts what it says, in the order it was sent
    record Alerts(List<Alert> alerts) implements Adapted {
        /// Copies the alerts; refuses none.
        public Alerts {
            alerts = List.copyOf(alerts);
            if (alerts.isEmpty()) {
                throw new IllegalArgumentException(
                        "alerts is empty: that is Ignored, with a reason");
            }
        }
    }

    /// It is sound and says nothing: a test message, an empty group. To be answered like an alert.
    ///
    /// @param why one sentence
    record Ignored(String why) implements Adapted {}

    /// It cannot be read, and sending it again will not help.
    ///
    /// @param why one sentence for the person who configured the sender; holds nothing of the
    ///   body's values
    /// @param field where in the body, such as `alerts/3/labels`; empty for the body itself
    record Rejected(String why, String field) implements Adapted {

        /// The same as was found while reading.
        public static Rejected because(Unreadable unreadable) {
            return new Rejected(unreadable.why(), unreadable.field());
        }
    }
}
