package dev.remediator.metrics;

import dev.remediator.alert.Replayed;
import dev.remediator.escalation.PageReport;
import dev.remediator.history.History;
import dev.remediator.history.LogReader;
import dev.remediator.remediation.Decision;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;

/// The figures at `/metrics`, drawn from the incident log and the warden's posture: they say what
/// was decided, not what one process remembers of it.
public final class Figures {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /// @param history whose decisions are counted
    public Figures(History history) {
        history.listen(this::count);
        Gauge.builder("remediator.incidents.open", history, History::open)
                .description("incidents that are not over")
                .register(registry);
        Postures.watch(history.posture(), registry);
    }

    /// Where figures are registered.
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /// Counts an attempt to reach people: `remediator_pages_total`.
    ///
    /// @param service the kind of the channel, such as `twilio-sms`
    /// @param outcome what became of it
    public void attempt(String service, PageReport.Outcome outcome) {
        var word = outcome.name().toLowerCase(Locale.ROOT);
        registry.counter("remediator.pages", "service", service, "outcome", word).increment();
    }

    /// Adds the accounting identity; not a number while Kafka does not answer.
    public void watch(LogReader log) {
        Gauge.builder("remediator.alerts.unaccounted", log, Figures::unaccounted)
                .description(
                        "alerts accepted and neither open nor settled; zero, or there is a bug")
                .register(registry);
    }

    private static double unaccounted(LogReader log) {
        try {
            return log.accounting().unaccounted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } catch (IllegalStateException e) {
            return Double.NaN;
        }
    }

    /// What is replayed has a figure of its own, so that it alarms nobody.
    private void count(Decision decision) {
        var name =
                Replayed.is(decision.resource())
                        ? "remediator.replayed.decisions"
                        : "remediator.decisions";
        registry.counter(name, "reason", decision.reason().word()).increment();
    }
}
