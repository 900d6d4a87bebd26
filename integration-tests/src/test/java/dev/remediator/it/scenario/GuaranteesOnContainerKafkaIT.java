package dev.remediator.it.scenario;

import dev.remediator.it.fixture.ContainerKafka;
import org.junit.jupiter.api.AfterEach;

/// The same on the official image.
class GuaranteesOnContainerKafkaIT extends GuaranteesScenario {
    private final ContainerKafka container = new ContainerKafka();

    @Override
    String kafka() {
        return container.start();
    }

    @AfterEach
    void stopContainer() {
        container.close();
    }
}
