package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An old primary that wrote what the new one never saw.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RewindTest {
    @TempDir private Path directory;
    private Ground ground;
    private PostgresHost old;

    @BeforeEach
    void failOver() {
        ground = new Ground(directory, 2, OwnCluster.Origin.MACHINE);
        old = ground.host("n1");
        var _ = ground.ask("n1", "CREATE TABLE t AS SELECT 'both' AS who");
        var _ = ground.ask("n2", "SELECT pg_promote()");
        var _ = ground.ask("n2", "CHECKPOINT");
        var _ = ground.ask("n2", "ALTER SYSTEM SET synchronous_standby_names = ''");
        var _ = ground.ask("n2", "ALTER SYSTEM SET primary_slot_name = 'n2'");
        var _ = ground.ask("n2", "SELECT pg_create_physical_replication_slot('n1', true)");
        var _ = ground.ask("n2", "INSERT INTO t VALUES ('new')");
        var _ = ground.ask("n1", "SET synchronous_commit = local; INSERT INTO t VALUES ('old')");
        assertThat(old.kill(order("fence", 1)).confirmed()).isTrue();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void it_follows_with_its_own_port_and_slot_and_copy_and_never_as_a_primary() {
        var copy = old.copy();

        assertThat(old.rewind(new Source(ground.member("n2")), order("rejoin", 1))).isTrue();

        old.start();
        await().until(
                        () ->
                                ground.ask("n1", "SELECT status FROM pg_stat_wal_receiver")
                                        .equals("streaming"));
        await().until(
                        () ->
                                ground.ask("n1", "SELECT string_agg(who, ',' ORDER BY who) FROM t")
                                        .equals("both,new"));
        assertThat(ground.inRecovery("n1")).isTrue();
        assertThat(old.copy()).isEqualTo(copy);
        assertThat(ground.ask("n1", "SHOW primary_slot_name")).isEqualTo("n1");
        assertThat(ground.ask("n1", "SHOW cluster_name")).isEqualTo("n1");
        assertThat(ground.ask("n1", "SHOW synchronous_standby_names")).isEmpty();
        assertThat(ground.ask("n1", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void one_that_failed_is_not_started_and_a_new_copy_helps() {
        ground.cluster().killHard("n2");

        assertThat(old.rewind(new Source(ground.member("n2")), order("rejoin", 1))).isFalse();

        assertThat(ground.data("n1").resolve("standby.signal")).exists();
        assertThatThrownBy(old::start)
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "'n1' cannot be started: turning it back with pg_rewind was broken off or"
                                + " failed");
        ground.host("n2").start();
        old.destroy("original", order("rebuild", 1));
        var _ = old.clone(new Source(ground.member("n2")), order("rebuild", 1));
        old.start();
        assertThat(ground.inRecovery("n1")).isTrue();
    }
}
