package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.WalPosition;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the log of a stopped primary ended, and which histories a member knows of.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StoppedTest {
    @TempDir private Path directory;
    private Ground ground;
    private PostgresHost host;

    @BeforeEach
    void open() {
        ground = new Ground(directory, 1, OwnCluster.Origin.MACHINE);
        host = ground.host("n1");
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void one_that_stops_in_an_orderly_way_tells_where_its_log_ended() {
        var _ = ground.ask("n1", "CREATE TABLE t AS SELECT 7 AS n");
        var wrote = Long.parseLong(ground.ask("n1", "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"));

        var ended = host.stopFast(order("stop", 1)).orElseThrow();

        assertThat(ended).isGreaterThanOrEqualTo(new WalPosition(1, wrote));
        assertThat(ended).isLessThan(new WalPosition(1, wrote + (64 << 20)));
        assertThat(host.stopFast(order("stop", 1))).as("it was stopped already").isEmpty();
    }

    @Test
    void one_that_was_dead_already_did_not_stop_in_an_orderly_way() {
        ground.cluster().killHard("n1");

        assertThat(host.stopFast(order("stop", 1))).isEmpty();

        assertThat(ground.data("n1").resolve("standby.signal")).exists();
    }

    @Test
    void the_newest_timeline_is_the_greatest_of_its_logs_and_histories() {
        var files = ground.files();
        var logs = ground.data("n1").resolve("pg_wal");
        assertThat(host.newestTimeline()).hasValue(1);

        files.write(logs.resolve("0000000F000000000000000B"), "");
        files.write(logs.resolve("FFFFFFFF.tmp"), "");
        assertThat(host.newestTimeline()).hasValue(15);
        files.write(logs.resolve("00000010.history"), "");
        assertThat(host.newestTimeline()).hasValue(16);
        files.remove(logs);
        assertThat(host.newestTimeline()).isEmpty();
    }
}
