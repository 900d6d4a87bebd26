package dev.remediator.adapter;

import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// What became of a delivery.
public sealed interface Adapted {

    /// It says something about at least one thing.
    ///
    /// @param alerts what it says, in the order it was sent
    /// @param refused what else was in it and could not be read; one bad alert does not hide the
    ///   others
    record Alerts(List<Alert> alerts, List<Rejected> refused) implements Adapted {
        /// Copies the lists; refuses none.
        public Alerts {
            alerts = List.copyOf(alerts);
            refused = List.copyOf(refused);
            if (alerts.isEmpty()) {
                throw new IllegalArgumentException(
                        "alerts is empty: that is Ignored, with a reason");
            }
        }

        /// All of it could be read.
        public Alerts(List<Alert> alerts) {
            this(alerts, List.of());
        }
    }

    /// It is sound and says nothing: a test message, an empty group. To be answered like an alert.
    ///
    /// @param why one sentence
    record Ignored(String why) implements Adapted {}

    /// It is sound, says nothing, and asks that an address be called, or nothing will ever be sent:
    /// a subscription. To be called only after the sender has been authenticated and the address
    /// looked at; whoever does not call it treats this as [Ignored].
    ///
    /// @param why one sentence
    /// @param address what is to be called; hostile until it was looked at
    record Handshake(String why, URI address) implements Adapted {}

    /// People say something about pages this program sent. To be believed only after the sender has
    /// been authenticated: else anybody could silence pages.
    ///
    /// @param said what they say, in the order it was sent; never empty
    /// @param rest what became of everything else in the delivery
    record AboutPages(List<AboutPage> said, Adapted rest) implements Adapted {
        /// Copies the list.
        public AboutPages {
            said = List.copyOf(said);
            if (said.isEmpty()) {
                throw new IllegalArgumentException("said is empty: that is the rest alone");
            }
        }
    }

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

    /// What reading comes to; rejected, if it finds something that cannot be read.
    static Adapted by(Supplier<Adapted> reading) {
        try {
            return reading.get();
        } catch (Unreadable unreadable) {
            return Rejected.because(unreadable);
        }
    }
}
