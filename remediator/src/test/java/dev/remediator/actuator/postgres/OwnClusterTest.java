package dev.remediator.actuator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.failover.HostState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Three members, and every way to break one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class OwnClusterTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = OwnCluster.Origin.class,
            names = {"MACHINE", "BUNDLED"})
    void commits_are_acknowledged_by_standbys_until_all_of_it_is_ended(OwnCluster.Origin origin)
            throws Exception {
        var ground = new Ground(directory, 3, origin);
        String sharedMemory;
        try (ground) {
            var _ = ground.ask("n1", "CREATE TABLE t AS SELECT 42 AS answer");
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    ground.ask(
                                                            "n1",
                                                            "SELECT string_agg(application_name,"
                                                                    + " ',' ORDER BY application_name)"
                                                                    + " FROM"
                                                                    + " pg_stat_replication WHERE"
                                                                    + " sync_state = 'quorum'"))
                                            .isEqualTo("n2,n3"));
            await().until(() -> ground.ask("n3", "SELECT to_regclass('t')").equals("t"));
            assertThat(ground.ask("n3", "SELECT answer FROM t")).isEqualTo("42");
            assertThat(ground.ask("n2", "SHOW synchronous_standby_names")).isEmpty();
            sharedMemory = segment(ground);
            ground.cluster().freeze("n2");
        }

        assertThat(List.of("n1", "n2", "n3"))
                .allMatch(name -> ground.cluster().pids(name).isEmpty());
        assertThat(Path.of("/proc/sysvipc/shm"))
                .satisfiesAnyOf(
                        file -> assertThat(file).doesNotExist(),
                        file ->
                                assertThat(Files.readString(file))
                                        .doesNotContainPattern("\\s" + sharedMemory + "\\s"));
    }

    private static String segment(Ground ground) {
        var file = ground.files().read(ground.data("n1").resolve("postmaster.pid")).orElseThrow();
        return file.lines().toList().get(6).strip().replaceAll("\\s+", "\\\\s+");
    }

    @ParameterizedTest
    @EnumSource(
            value = OwnCluster.Origin.class,
            names = {"BUNDLED"})
    void a_member_is_frozen_and_thawed_and_so_is_a_receiver_alone(OwnCluster.Origin origin) {
        try (var ground = new Ground(directory, 2, origin)) {
            var cluster = ground.cluster();

            cluster.freeze("n1");
            assertThat(ground.host("n1").state()).isEqualTo(HostState.FROZEN);
            cluster.thaw("n1");
            assertThat(ground.host("n1").state()).isEqualTo(HostState.RUNNING);

            await().until(
                            () ->
                                    ground.ask("n2", "SELECT status FROM pg_stat_wal_receiver")
                                            .equals("streaming"));
            cluster.freezeReceiver("n2");
            assertThat(ground.host("n2").state()).isEqualTo(HostState.RUNNING);
            var _ = ground.ask("n1", "SET synchronous_commit = local; CREATE TABLE t ()");
            assertThat(ground.ask("n2", "SELECT to_regclass('t')")).isEqualTo("null");
            cluster.thawReceiver("n2");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ground.ask("n2", "SELECT to_regclass('t')").equals("t"));

            cluster.killHard("n1");
            await().until(() -> ground.host("n1").state() == HostState.GONE);
        }
    }
}
