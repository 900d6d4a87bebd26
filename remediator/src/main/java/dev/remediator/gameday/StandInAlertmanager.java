package dev.remediator.gameday;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Posts alerts as a real Alertmanager would, to the remediator's own door. Thread-safe.
public final class StandInAlertmanager implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private final URI webhook;

    /// @param port where the remediator listens on this machine
    public StandInAlertmanager(int port) {
        webhook = URI.create("http://127.0.0.1:" + port + "/webhooks/alertmanager");
    }

    /// One alert as it stands.
    ///
    /// @param labels its labels, `alertname` among them
    /// @param summary what a person reads
    /// @param startsAt when it began
    /// @param endsAt when it was over; empty while it fires
    public record Notice(
            Map<String, String> labels,
            String summary,
            Instant startsAt,
            Optional<Instant> endsAt) {
        /// Copies the labels.
        public Notice {
            labels = Map.copyOf(labels);
        }

        /// The same, over.
        public Notice over(Instant at) {
            return new Notice(labels, summary, startsAt, Optional.of(at));
        }

        private Map<String, Object> message() {
            var status = endsAt.isPresent() ? "resolved" : "firing";
            var one =
                    Map.of(
                            "status",
                            status,
                            "labels",
                            labels,
                            "annotations",
                            Map.of("summary", summary),
                            "startsAt",
                            startsAt.toString(),
                            "endsAt",
                            endsAt.map(Instant::toString).orElse("0001-01-01T00:00:00Z"),
                            "generatorURL",
                            "http://127.0.0.1/");
            return Map.of(
                    "version",
                    "4",
                    "groupKey",
                    "{}:" + labels,
                    "receiver",
                    "remediator",
                    "status",
                    status,
                    "truncatedAlerts",
                    0,
                    "groupLabels",
                    labels,
                    "commonLabels",
                    labels,
                    "commonAnnotations",
                    Map.of(),
                    "alerts",
                    List.of(one));
        }
    }

    /// Posts a message once, version 4.
    ///
    /// @return whether the remediator says that it is durable
    public boolean post(Notice notice) throws InterruptedException {
        var body = Json.MAPPER.writeValueAsString(notice.message());
        var request =
                HttpRequest.newBuilder(webhook)
                        .timeout(Duration.ofSeconds(5))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100
                    == 2;
        } catch (IOException e) {
            return false;
        }
    }

    /// Posts it until the remediator says that it is durable.
    ///
    /// @return when it did, as of `System.nanoTime()`
    public long tell(Notice notice) throws InterruptedException {
        while (!post(notice)) {
            LockSupport.parkNanos(AGAIN.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        http.close();
    }
}
