package dev.remediator.it.scenario;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// The same story on the official image. Skipped where no container engine answers; that is not a
/// system package, so it is not required anywhere.
class AlertToRecoveryOnContainerKafkaIT extends AlertToRecoveryScenario {
    private final KafkaContainer container = new KafkaContainer("apache/kafka:4.3.1");

    @Override
    String kafka() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(), "no container engine answers");
        container
                .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", "34603008")
                .start();
        return container.getBootstrapServers();
    }

    @AfterAll
    void stopContainer() {
        container.stop();
    }
}
