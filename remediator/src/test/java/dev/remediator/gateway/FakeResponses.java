package dev.remediator.gateway;

import dev.remediator.escalation.PageReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What people said about pages, in memory; it can be away.
public final class FakeResponses implements Responses {
    private final List<PageReport> told = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public void goesAway() {
        away = true;
    }

    public List<PageReport> told() {
        return List.copyOf(told);
    }

    @Override
    public void tell(PageReport report) throws Ledger.NotDurable {
        if (away) {
            throw new Ledger.NotDurable(
                    "Kafka does not take it now; send it again", new IllegalStateException("away"));
        }
        told.add(report);
    }
}
