package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Delivery;
import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.Rulebook;
import dev.remediator.gateway.Door;
import dev.remediator.gateway.KafkaLedger;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.history.History;
import dev.remediator.history.LogReader;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.metrics.Figures;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Decider;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Patience;
import dev.remediator.remediation.Remediator;
import dev.remediator.stream.Deciders;
import dev.remediator.stream.Engine;
import dev.remediator.stream.Lease;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topics;
import dev.remediator.warden.Warden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The accounts are only worth something if a loss shows in them: an engine is given a decider that
/// forgets one alert, as a bug would.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LossIsSeenIT {
    @TempDir private Path directory;

    @Test
    void an_alert_that_vanishes_in_the_engine_raises_the_metric_and_the_accounts()
            throws Exception {
        var policy = Policy.of(Rules.DEFAULT.with(Calm.TILTS), Map.of());
        var book = Book.of(List.of());
        var honest = new Remediator(book, policy, Patience.DEFAULT);
        Decider forgetful =
                (state, event, now, tilt) ->
                        event instanceof Event.AlertReceived(var alert)
                                        && alert.name().equals("Forgotten")
                                ? new Decided(state, List.of())
                                : honest.decide(state, event, now, tilt);
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
                Topics.ensure(admin, 1, Optional.of((short) 1), Dispatch.SHARE);
            }
            var history = new History();
            var figures = new Figures(history);
            var people = new Escalation(Rulebook.printed());
            var deciders = new Deciders(forgetful, new Warden(policy), policy, people);
            try (var engine = engine(kafka, deciders);
                    var log = new LogReader(kafka.bootstrap(), history);
                    var ledger = new KafkaLedger(kafka.bootstrap())) {
                figures.watch(log);
                engine.start(Duration.ofSeconds(60));
                var door = new Door(book, ledger, ledger);
                tell(door, "Remembered", "web-1");
                awaitUnaccounted(figures, 0, 1, log);

                tell(door, "Forgotten", "web-2");
                tell(door, "Remembered", "web-3");

                awaitUnaccounted(figures, 1, 3, log);
            }
        }
    }

    private static void awaitUnaccounted(
            Figures figures, long unaccounted, long accepted, LogReader log) {
        await("the metric")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(log.accounting().accepted()).isEqualTo(accepted);
                            assertThat(log.accounting().open()).isZero();
                            assertThat(log.accounting().unaccounted()).isEqualTo(unaccounted);
                            assertThat(figures.registry().scrape())
                                    .contains(
                                            "remediator_alerts_unaccounted " + unaccounted + ".0");
                        });
    }

    private Engine engine(EmbeddedKafka kafka, Deciders deciders) {
        return new Engine(
                deciders,
                Lease.DEFAULT,
                kafka.bootstrap(),
                "test",
                directory.resolve("streams"),
                0);
    }

    private static void tell(Door door, String name, String instance) {
        var body = Webhook.alertmanager("firing", name, instance, Instant.EPOCH);
        var adapter = AdapterRegistry.load().find("alertmanager").orElseThrow();
        var delivery =
                new Delivery(
                        "alertmanager",
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH);
        assertThat(door.admit(delivery, "test", adapter::adapt)).isInstanceOf(Door.Accepted.class);
    }
}
