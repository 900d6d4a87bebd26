package dev.remediator.replay.alerts;

import dev.remediator.alert.Alert;
import dev.remediator.replay.engine.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the rows of a file become alerts. For one thread.
interface Shape {

    /// When the row was told.
    Instant time(Row row) throws BadRow;

    /// What the row says.
    Said read(Row row) throws BadRow;

    /// What a row says.
    ///
    /// @param now at its own time
    /// @param later that it is over, if the row says when, and that is later
    record Said(Input.Heard now, Input.@Nullable Heard later) {

        /// The same where nobody says that it is over: its word holds until then.
        Input.Heard untilThen() {
            if (later == null) {
                return now;
            }
            return new Input.Heard(now.at(), until(now.alert(), later.at()));
        }

        private static Alert until(Alert alert, Instant end) {
            return new Alert(
                    alert.source(),
                    alert.series(),
                    alert.episode(),
                    alert.delivery(),
                    alert.status(),
                    alert.severity(),
                    alert.name(),
                    alert.resource(),
                    alert.startsAt(),
                    end,
                    alert.labels(),
                    alert.annotations(),
                    alert.links());
        }
    }
}
