package dev.remediator.reconcile;

import dev.remediator.alert.Alert;
import dev.remediator.gateway.Ledger;
import dev.remediator.settings.Reconcile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks one source once: what was missed is put in, counted and logged. What goes wrong changes
/// nothing, and is counted and logged too.
final class Round implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int LONGEST_NAME = 200;

    private final AlertmanagerApi api;
    private final Comparison comparison;
    private final Reconciler.Rooms rooms;
    private final Counter opened;
    private final Counter closed;
    private final Counter failures;

    Round(Reconcile source, AlertmanagerApi api, Comparison comparison, Reconciler.Rooms rooms) {
        this.api = api;
        this.comparison = comparison;
        this.rooms = rooms;
        this.opened = reconciled(rooms.metrics(), source.source(), "opened");
        this.closed = reconciled(rooms.metrics(), source.source(), "closed");
        this.failures =
                Counter.builder("remediator.reconcile.failures")
                        .description("times a source was asked in vain what fires there")
                        .tag("source", source.source())
                        .register(rooms.metrics());
    }

    private static Counter reconciled(MeterRegistry metrics, String source, String action) {
        return Counter.builder("remediator.reconciled")
                .description("messages of a source that were missed here, found by asking it")
                .tag("source", source)
                .tag("action", action)
                .register(metrics);
    }

    @Override
    public void run() {
        try {
            compare();
        } catch (NoAnswer e) {
            failed();
            LOG.warn("{}; nothing is reconciled", e.getMessage());
        } catch (Ledger.NotDurable e) {
            LOG.warn("what was missed waits for the next round: {}", e.getMessage());
        } catch (RuntimeException e) {
            failed();
            LOG.error("reconciling stumbled over a bug of ours; it goes on", e);
        }
    }

    private void failed() {
        failures.increment();
        comparison.unanswered();
    }

    /// A history that is not read on would call all news missed.
    private void compare() throws NoAnswer, Ledger.NotDurable {
        if (!rooms.reading().getAsBoolean()) {
            return;
        }
        var there = api.ask(rooms.clock().instant());
        for (var missed :
                comparison.compare(there, rooms.history().heard(), rooms.clock().instant())) {
            putIn(missed);
            comparison.settled(missed);
        }
    }

    /// An alert that opens is about what the playbooks say it is; one that closes is about what its
    /// incident is on, whatever they say by now.
    private void putIn(Missed missed) throws Ledger.NotDurable {
        switch (missed) {
            case Missed.Opened(var alert) -> {
                var routed = rooms.book().route(alert);
                keep(routed);
                opened.increment();
                log(routed);
            }
            case Missed.Closed(var alert, var _) -> {
                keep(alert);
                closed.increment();
                log(alert);
            }
        }
    }

    private void keep(Alert alert) throws Ledger.NotDurable {
        rooms.ledger().keep(List.of(alert));
    }

    private static void log(Alert alert) {
        LOG.warn(
                "{} on {} {}; a message of it was missed",
                harmless(alert.name()),
                harmless(alert.resource()),
                alert.annotations().get(Missed.ANNOTATION));
    }

    /// Labels were written by strangers.
    private static String harmless(String text) {
        var shown = text.replaceAll("\\p{Cntrl}", "?");
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME) + "…";
    }
}
