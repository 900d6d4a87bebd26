package dev.remediator.replay.live;

import dev.remediator.alert.Alert;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A running remediator that a recording is replayed into.
public interface Running {

    /// Sends alerts of the replay; returns when they are durable there.
    ///
    /// @throws Later if it does not take them now
    /// @throws IOException in one sentence, if it never will
    void send(List<Alert> alerts) throws IOException, Later, InterruptedException;

    /// How the replay stands there; empty if nothing is known of it.
    ///
    /// @throws IOException in one sentence, if nobody answers
    Optional<Standing> standing() throws IOException, InterruptedException;

    /// How a replay stands.
    ///
    /// @param terminal how many alerts have their terminal record
    /// @param open how many alerts are still worked on
    /// @param incidents how many incidents stand or ended where
    record Standing(long terminal, long open, Map<String, Long> incidents) {
        /// Nothing is known of it.
        static final Standing NONE = new Standing(0, 0, Map.of());

        /// How many alerts were decided about.
        long decided() {
            return terminal + open;
        }
    }

    /// It does not take them now.
    final class Later extends Exception {
        private static final long serialVersionUID = 1L;
        private final Duration after;

        /// @param sentence why
        /// @param after when to ask again
        public Later(String sentence, Duration after) {
            super(sentence);
            this.after = after;
        }

        /// When to ask again.
        public Duration after() {
            return after;
        }
    }
}
