package dev.remediator.it.scenario;

import dev.remediator.it.fixture.ContainerKafka;
import org.junit.jupiter.api.AfterAll;

/// The same story on the official image.
class AlertToRecoveryOnContainerKafkaIT extends AlertToRecoveryScenario {
    private final ContainerKafka container = new ContainerKafka();

    @Override
    String kafka() {
        return container.start();
    }

    @AfterAll
    void stopContainer() {
        container.close();
    }
}
