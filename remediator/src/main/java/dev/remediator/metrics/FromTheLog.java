package dev.remediator.metrics;

import dev.remediator.alert.Replayed;
import dev.remediator.history.History;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What is counted over the whole incident log, so that every remediator, and each start of one,
/// counts the same. Not shown before the log has been read once.
///
/// What is replayed has a figure of its own, so that it alarms nobody.
final class FromTheLog {
    /// How a run can end.
    static final Set<Reason> ENDS =
            EnumSet.of(
                    Reason.REMEDY_DONE,
                    Reason.REMEDY_FAILED,
                    Reason.REMEDY_TIMED_OUT,
                    Reason.RUN_CANCELLED,
                    Reason.OUTCOME_UNKNOWN,
                    Reason.DIVERGED,
                    Reason.TARGET_UNKNOWN,
                    Reason.NO_WORKER,
                    Reason.STILL_WELL,
                    Reason.VETOED);

    /// The log goes back for a year, over playbooks that are long gone.
    private static final int MOST_PLAYBOOKS = 500;

    private final PrometheusMeterRegistry counted =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final History history;
    private final Set<String> playbooks = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean shown = new AtomicBoolean();

    FromTheLog(History history) {
        this.history = history;
        history.listen(this::count);
        Gauge.builder("remediator.incidents.open", history, History::open)
                .description("incidents that are not over")
                .register(counted);
    }

    void show(PrometheusMeterRegistry registry) {
        if (shown.compareAndSet(false, true)) {
            MultiCollector collector = this::snapshots;
            registry.getPrometheusRegistry().register(collector);
        }
    }

    /// Without the largest value of the last minutes: it would be one of years ago after a start.
    private MetricSnapshots snapshots() {
        return counted.getPrometheusRegistry().scrape(name -> !name.endsWith("_max"));
    }

    private void count(Decision decision) {
        if (Replayed.is(decision.resource())) {
            decided("remediator.replayed.decisions", "decisions about what is replayed", decision);
            return;
        }
        decided("remediator.decisions", "decisions in the incident log, ever", decision);
        if (ENDS.contains(decision.reason())) {
            ran(decision);
        }
        if (decision.reason() == Reason.HEALED && decision.closes()) {
            history.view(decision.incident())
                    .ifPresent(
                            view ->
                                    healed(
                                            decision.playbook(),
                                            Duration.between(view.openedAt(), decision.at())));
        }
        if (decision.closes()) {
            closed(decision);
        }
    }

    private void decided(String name, String description, Decision decision) {
        Counter.builder(name)
                .description(description)
                .tag("reason", decision.reason().word())
                .register(counted)
                .increment();
    }

    private void ran(Decision decision) {
        Counter.builder("remediator.runs")
                .description("remedies that were carried out, ever, by how they ended")
                .tag("playbook", label(decision.playbook()))
                .tag("outcome", decision.reason().word())
                .register(counted)
                .increment();
    }

    private void healed(@Nullable String playbook, Duration took) {
        Timer.builder("remediator.time.to.heal")
                .description("from the first alert until the incident was over, of those healed")
                .tag("playbook", label(playbook))
                .serviceLevelObjectives(Buckets.HEALING)
                .register(counted)
                .record(took);
    }

    private void closed(Decision decision) {
        Counter.builder("remediator.incidents.closed")
                .description("incidents that are over, ever, by how they ended")
                .tag("playbook", label(decision.playbook()))
                .tag("state", decision.state().word())
                .register(counted)
                .increment();
    }

    private String label(@Nullable String playbook) {
        if (playbook == null) {
            return "none";
        }
        if (playbooks.size() < MOST_PLAYBOOKS) {
            playbooks.add(playbook);
        }
        return playbooks.contains(playbook) ? playbook : "other";
    }
}
