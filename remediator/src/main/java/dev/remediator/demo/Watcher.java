package dev.remediator.demo;

import dev.remediator.gameday.StandInAlertmanager;
import dev.remediator.gameday.StandInAlertmanager.Notice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The demonstration's monitoring: probes every node five times a second and posts what a real
/// Alertmanager would, when something breaks and when it is over. Like one, it posts again until it
/// is told that the alert is durable.
final class Watcher implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final int FAILURES_TO_FIRE = 3;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("watcher").daemon(true).factory());
    private final StandInAlertmanager alertmanager;
    private final InstantSource clock;
    private final List<Check> checks = new ArrayList<>();

    /// @param alertmanager posts the alerts
    /// @param ports each node's port, by its name
    /// @param clock tells when something began
    Watcher(StandInAlertmanager alertmanager, Map<String, Integer> ports, InstantSource clock) {
        this.alertmanager = alertmanager;
        this.clock = clock;
        ports.forEach(
                (node, port) -> {
                    checks.add(new Check("InstanceDown", "critical", node, port, "/healthz"));
                    checks.add(new Check("CheckoutErrors", "error", node, port, "/checkout"));
                });
        long every = EVERY.toMillis();
        var _ = rounds.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
        checks.forEach(
                check -> {
                    check.saw(probe(check), clock);
                    if (check.news()) {
                        tell(check);
                    }
                });
    }

    /// What a probe can find. A check that cannot be made says nothing: a dead node has no
    /// checkout.
    private enum Finding {
        GOOD,
        BAD,
        NOTHING
    }

    private Finding probe(Check check) {
        try {
            var uri = URI.create("http://127.0.0.1:" + check.port + check.path);
            var request = HttpRequest.newBuilder(uri).timeout(Duration.ofMillis(500)).build();
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? Finding.GOOD : Finding.BAD;
        } catch (IOException e) {
            return check.path.equals("/healthz") ? Finding.BAD : Finding.NOTHING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.NOTHING;
        }
    }

    private void tell(Check check) {
        try {
            if (alertmanager.post(check.notice())) {
                check.told();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        http.close();
    }

    private static final class Check {
        private final String alert;
        private final String severity;
        private final String node;
        private final int port;
        private final String path;
        private int failures;
        private boolean firing;
        private boolean toldFiring;
        private Instant startsAt = Instant.EPOCH;
        private Instant endsAt = Instant.EPOCH;

        Check(String alert, String severity, String node, int port, String path) {
            this.alert = alert;
            this.severity = severity;
            this.node = node;
            this.port = port;
            this.path = path;
        }

        void saw(Finding finding, InstantSource clock) {
            if (finding == Finding.NOTHING) {
                return;
            }
            failures = finding == Finding.BAD ? failures + 1 : 0;
            if (!firing && failures >= FAILURES_TO_FIRE) {
                firing = true;
                startsAt = clock.instant();
            } else if (firing && failures == 0) {
                firing = false;
                endsAt = clock.instant();
            }
        }

        boolean news() {
            return firing != toldFiring;
        }

        void told() {
            toldFiring = firing;
        }

        Notice notice() {
            var labels =
                    Map.of(
                            "alertname", alert,
                            "job", "web",
                            "cluster", "demo",
                            "instance", node,
                            "severity", severity);
            return new Notice(
                    labels,
                    node + " on port " + port + ": " + path + " fails",
                    startsAt,
                    firing ? Optional.empty() : Optional.of(endsAt));
        }
    }
}
