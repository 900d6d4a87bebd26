package dev.remediator.metrics;

import dev.remediator.escalation.PageReport;
import dev.remediator.history.History;
import dev.remediator.history.LogReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// The figures at `/metrics`. What was decided is drawn from the incident log and the warden's
/// posture: it says what was decided, not what one process remembers of it. The rest is about this
/// process. `docs/metrics.md` says which is which. Thread-safe.
public final class Figures {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FromTheLog fromTheLog;
    private final Timer lateness;
    private final Counter signInFailures;

    /// @param history whose decisions are counted
    public Figures(History history) {
        fromTheLog = new FromTheLog(history);
        Postures.watch(history.posture(), registry);
        lateness =
                Timer.builder("remediator.timer.lateness")
                        .description("how late what was due was looked at by this process's engine")
                        .serviceLevelObjectives(Buckets.LATENESS)
                        .register(registry);
        signInFailures =
                Counter.builder("remediator.sign.in.failures")
                        .description("tokens shown to this process that nobody has")
                        .register(registry);
    }

    /// Where figures are registered.
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /// Shows from now on what is counted over the whole incident log. To be called when the log has
    /// been read once: a counter that is seen growing from zero after each start would count the
    /// log again.
    public void hasReadTheLog() {
        fromTheLog.show(registry);
    }

    /// Counts an attempt to reach people: `remediator_pages_total`.
    ///
    /// @param service the kind of the channel, such as `twilio-sms`
    /// @param outcome what became of it
    public void attempt(String service, PageReport.Outcome outcome) {
        Counter.builder("remediator.pages")
                .description("attempts of this process to reach people")
                .tag("service", service)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /// Something was due, and was looked at so much later: `remediator_timer_lateness_seconds`.
    public void late(Duration by) {
        lateness.record(by);
    }

    /// Somebody has shown a token that nobody has: `remediator_sign_in_failures_total`.
    public void signInFailed() {
        signInFailures.increment();
    }

    /// Adds whether this process can do its work, and whether its engine decides.
    public void watch(BooleanSupplier ready, BooleanSupplier engine) {
        gauge("remediator.ready", ready, "1 while this process can do its work, as /readyz says");
        gauge("remediator.engine.running", engine, "1 while this process's engine decides");
    }

    /// Adds the slots of this process's own worker.
    ///
    /// @param busy how many runs it carries out now
    /// @param slots how many it may carry out at once
    public void watchWorker(IntSupplier busy, int slots) {
        Gauge.builder("remediator.worker.slots.busy", () -> busy.getAsInt())
                .description("remedies that this process's worker carries out now")
                .register(registry);
        Gauge.builder("remediator.worker.slots", () -> slots)
                .description("remedies that this process's worker may carry out at once")
                .register(registry);
    }

    private void gauge(String name, BooleanSupplier what, String description) {
        Gauge.builder(name, () -> what.getAsBoolean() ? 1 : 0)
                .description(description)
                .register(registry);
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
}
