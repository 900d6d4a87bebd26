package dev.remediator.it.scenario;

import dev.remediator.broker.EmbeddedKafka;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class GuaranteesOnEmbeddedKafkaIT extends GuaranteesScenario {
    private @Nullable EmbeddedKafka kafka;

    @Override
    String kafka() throws IOException {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        return kafka.bootstrap();
    }

    @AfterEach
    void stopKafka() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
