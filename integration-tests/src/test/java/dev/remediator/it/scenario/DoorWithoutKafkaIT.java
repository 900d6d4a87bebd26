package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.gateway.KafkaLedger;
import dev.remediator.gateway.Ledger;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topics;
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

@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorWithoutKafkaIT {
    @TempDir Path directory;

    @Test
    void when_kafka_goes_away_nothing_is_called_durable_and_when_it_is_back_it_is_again()
            throws Exception {
        var kafka = start();
        try (var ledger = new KafkaLedger(kafka.bootstrap())) {
            ledger.keep(List.of(alert()));
            kafka.close();

            assertThatThrownBy(() -> ledger.keep(List.of(alert())))
                    .isInstanceOf(Ledger.NotDurable.class)
                    .hasMessageContaining("send it again");

            var again = start();
            assertThat(again.bootstrap()).as("its address").isEqualTo(kafka.bootstrap());
            await("durability")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(Ledger.NotDurable.class)
                    .until(
                            () -> {
                                ledger.keep(List.of(alert()));
                                return true;
                            });
            again.close();
        }
    }

    private EmbeddedKafka start() throws Exception {
        var kafka = EmbeddedKafka.start(directory);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            Topics.ensure(admin, 1, Optional.of((short) 1), Dispatch.SHARE);
        }
        return kafka;
    }

    private static Alert alert() {
        return new Alert(
                "test",
                "series",
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.WARNING,
                "InstanceDown",
                "node/web-1",
                Instant.EPOCH,
                null,
                Map.of(),
                Map.of(),
                Map.of());
    }
}
