package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.broker.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real broker, whose share groups are then switched off.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShareGroupTest {
    @TempDir private Path data;

    @Test
    void a_kafka_without_share_groups_is_refused_with_the_setting_that_does_without()
            throws Exception {
        try (var kafka = EmbeddedKafka.start(data);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            assertThatCode(() -> ShareGroup.demand(admin)).doesNotThrowAnyException();

            admin.updateFeatures(
                            Map.of(
                                    "share.version",
                                    new FeatureUpdate(
                                            (short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE)),
                            new UpdateFeaturesOptions())
                    .all()
                    .get();

            // The controller has it at once, the broker when it has read that.
            await().untilAsserted(
                            () ->
                                    assertThatThrownBy(() -> ShareGroup.demand(admin))
                                            .isInstanceOf(IllegalStateException.class)
                                            .hasMessageContainingAll(
                                                    "no share groups", "workers.dispatch"));
        }
    }
}
