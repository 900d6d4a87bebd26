package dev.remediator.gateway;

import dev.remediator.alert.Alert;
import java.time.Instant;
import java.util.List;

/// Makes durable what came in at the door. Thread-safe.
public interface Ledger {

    /// Returns when every alert is on all in-sync replicas.
    void keep(List<Alert> alerts) throws NotDurable;

    /// Returns when the bytes and the reason they were refused for are.
    void bury(String reason, String from, Instant receivedAt, byte[] bytes) throws NotDurable;

    /// It could not be made durable in time. Some of it may be; the sender sends all of it again,
    /// and the engine knows repeats when it sees them.
    final class NotDurable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        /// @param sentence what the sender is told
        /// @param cause what Kafka said
        public NotDurable(String sentence, Throwable cause) {
            super(sentence, cause);
            this.sentence = sentence;
        }

        @Override
        public String getMessage() {
            return sentence;
        }
    }
}
