package dev.remediator.gateway;

import dev.remediator.guard.Command;
import dev.remediator.guard.Controls;
import dev.remediator.history.Chronicle;
import dev.remediator.warden.Posture;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A warden that carries out nothing but answers at once; it can refuse, say nothing, and be away.
final class FakeOrders implements Orders {
    private final List<Command> given = new CopyOnWriteArrayList<>();
    private final Chronicle chronicle;
    private volatile String refusal = "";
    private volatile boolean silent;
    private volatile boolean away;

    FakeOrders(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    void refuses(String why) {
        refusal = why;
    }

    void saysNothing() {
        silent = true;
    }

    void goesAway() {
        away = true;
    }

    List<Command> given() {
        return List.copyOf(given);
    }

    @Override
    public void give(Command command) throws Ledger.NotDurable {
        if (away) {
            throw new Ledger.NotDurable(
                    "Kafka does not take it now; send it again", new IllegalStateException("away"));
        }
        given.add(command);
        if (!silent) {
            chronicle.stands(answering(command));
        }
    }

    private Posture answering(Command command) {
        return new Posture(
                Chronicle.START,
                Controls.NONE,
                List.of(),
                List.of(),
                Map.of(),
                List.of(new Posture.Answered(command.id(), refusal)));
    }
}
