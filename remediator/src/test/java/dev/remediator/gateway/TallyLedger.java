package dev.remediator.gateway;

import dev.remediator.alert.Alert;
import java.time.Instant;
import java.util.List;

/// Counts what is made durable and keeps none of it, so that it may be very much.
final class TallyLedger implements Ledger {
    private Tally tally = new Tally(0, 0);
    private boolean away;

    /// How much is durable.
    ///
    /// @param letters dead ones
    record Tally(long alerts, long letters) {
        Tally minus(Tally before) {
            return new Tally(alerts - before.alerts, letters - before.letters);
        }
    }

    synchronized Tally tally() {
        return tally;
    }

    synchronized void away(boolean now) {
        away = now;
    }

    @Override
    public synchronized void keep(List<Alert> alerts) throws NotDurable {
        refuseIfAway();
        tally = new Tally(tally.alerts() + alerts.size(), tally.letters());
    }

    @Override
    public synchronized void bury(String reason, String from, Instant receivedAt, byte[] bytes)
            throws NotDurable {
        refuseIfAway();
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a dead letter without a reason");
        }
        tally = new Tally(tally.alerts(), tally.letters() + 1);
    }

    private void refuseIfAway() throws NotDurable {
        if (away) {
            throw new NotDurable("Kafka is away; send it again", new IllegalStateException("away"));
        }
    }

    @Override
    public synchronized String toString() {
        return "%d alerts and %d dead letters".formatted(tally.alerts(), tally.letters());
    }
}
