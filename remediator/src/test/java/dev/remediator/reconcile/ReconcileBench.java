package dev.remediator.reconcile;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.gateway.FakeLedger;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.settings.Reconcile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The room with everything around it, in virtual time. Rounds are run by hand.
final class ReconcileBench implements AutoCloseable {
    static final Instant BEGAN = Instant.parse("2026-01-01T03:00:00.123Z");
    static final Duration EVERY = Duration.ofMinutes(1);

    final FakeLedger ledger = new FakeLedger();
    final Chronicle chronicle = new Chronicle();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    volatile boolean reading = true;
    private final AdapterRegistry adapters = AdapterRegistry.load();
    private Reconciler reconciler = new Reconciler(List.of(), rooms());
    private volatile Instant now = BEGAN.plus(Duration.ofMinutes(10));

    Reconciler.Rooms rooms() {
        return new Reconciler.Rooms(
                adapters,
                Book.of(List.of(new HealInstance())),
                ledger,
                chronicle.history(),
                () -> reading,
                metrics,
                () -> now);
    }

    /// `InstanceDown` is about the node in the label `instance`.
    private static final class HealInstance implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("InstanceDown")).lock(node(label("instance"))).otherwise(page("web"));
        }
    }

    Instant now() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /// What is remembered of earlier rounds is forgotten; the topics are not.
    void isRestarted() {
        reconciler.close();
        reconciler = new Reconciler(List.of(), rooms());
    }

    Round round(String url) {
        return round(url, "");
    }

    Round round(String url, String receiver) {
        return reconciler.round(
                new Reconcile("alertmanager", url, EVERY, receiver, Duration.ofMinutes(5)),
                rooms());
    }

    /// A round, and the interval after it.
    void runs(Round round) {
        round.run();
        passes(EVERY);
    }

    /// The alert as a webhook has brought it to the topic.
    Alert webhook(
            String integration, String status, String instance, Instant startsAt, String url) {
        return adapted(
                        integration,
                        """
                        {"externalURL": "%s", "alerts": [
                          {"status": "%s", "startsAt": "%s", "endsAt": "0001-01-01T00:00:00Z",
                           "labels": {"alertname": "InstanceDown", "instance": "%s"}}]}
                        """
                                .formatted(url, status, startsAt, instance))
                .getFirst();
    }

    /// What the adapter says about a message of this Alertmanager that was cut short.
    Alert cutShort(String url) {
        return adapted(
                        "alertmanager",
                        """
                        {"externalURL": "%s", "receiver": "web", "truncatedAlerts": 3,
                         "status": "firing", "alerts": []}
                        """
                                .formatted(url))
                .getLast();
    }

    private List<Alert> adapted(String integration, String body) {
        var delivery =
                new Delivery(integration, Map.of(), body.getBytes(StandardCharsets.UTF_8), now);
        var adapted = adapters.find("alertmanager").orElseThrow().adapt(delivery);
        return ((Adapted.Alerts) adapted).alerts().stream().map(rooms().book()::route).toList();
    }

    Alert webhook(String status, String instance, Instant startsAt) {
        return webhook("alertmanager", status, instance, startsAt, "");
    }

    void opens(Alert alert) {
        chronicle.hears(alert, Reason.REMEDY_OFFERED, State.ACTING, false);
    }

    void closes(Alert alert) {
        chronicle.hears(alert, Reason.RESOLVED, State.CLEARED, true);
    }

    double reconciled(String action) {
        return metrics
                .get("remediator.reconciled")
                .tag("source", "alertmanager")
                .tag("action", action)
                .counters()
                .stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    double failures() {
        return metrics.get("remediator.reconcile.failures").counter().count();
    }

    @Override
    public void close() {
        reconciler.close();
    }
}
