package dev.remediator.actuator.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.Terms;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class OwnClusterTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(OwnCluster.Origin.class)
    void three_members_stand(OwnCluster.Origin origin) {
        var t = System.nanoTime();
        try (var cluster =
                OwnCluster.start(
                        directory,
                        3,
                        new Terms(
                                1,
                                Terms.WhenAlone.BLOCK,
                                Duration.ZERO,
                                false,
                                Duration.ZERO,
                                Duration.ZERO,
                                Duration.ZERO),
                        origin)) {
            System.out.println(origin + " TOOK " + (System.nanoTime() - t) / 1000000);
            assertThat(cluster.pids("n3")).isNotEmpty();
        }
        System.out.println(origin + " TOOK " + (System.nanoTime() - t) / 1000000);
    }
}
