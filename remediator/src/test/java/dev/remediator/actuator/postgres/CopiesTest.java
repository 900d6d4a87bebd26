package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.failover.HostState;
import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Copies that are destroyed and made, with `pg_basebackup` and without.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CopiesTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = OwnCluster.Origin.class,
            names = {"MACHINE", "BUNDLED"})
    void a_standby_is_destroyed_and_made_anew_whoever_died_meanwhile(OwnCluster.Origin origin)
            throws IOException {
        try (var ground = new Ground(directory, 2, origin)) {
            var host = ground.host("n2");
            var _ = ground.ask("n1", "CREATE TABLE t AS SELECT 7 AS n");
            var _ = ground.ask("n1", "ALTER SYSTEM SET work_mem = '7MB'");
            var _ = ground.ask("n1", "ALTER SYSTEM SET primary_slot_name = 'n1_was_here'");
            var copy = host.copy().orElseThrow();
            var evidence = Path.of(host.saveEvidence());
            assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();

            host.destroy(copy, order("destroy", 1));
            assertThat(host.copy()).isEmpty();
            assertThat(host.state()).isEqualTo(HostState.GONE);
            assertThat(host.kill(order("fence again", 1)).confirmed()).isTrue();
            assertThat(ground.data("n2")).doesNotExist();
            var half = ground.data("n2").resolveSibling("data-clone-copy-of-somebody-dead");
            ground.files().makeDirectory(half.resolve("base"));
            var copied = host.clone(new Source(ground.member("n1")), order("rebuild", 1));
            host.start();
            host.destroy(copy, order("destroy, a ghost", 1));

            assertThat(host.copy()).hasValue(copied.copy());
            assertThat(copied.copy()).isNotEqualTo(copy);
            assertThat(copied.bytes()).isBetween(5_000_000L, 500_000_000L);
            assertThat(ground.beside("n2"))
                    .containsExactly("data", "data-evidence", "data-remediator", "data.log");
            assertThat(evidence).isDirectoryContaining("glob:**/postmaster.pid");
            assertThat(evidence.resolve("log")).isNotEmptyFile();
            await().until(
                            () ->
                                    ground.ask("n2", "SELECT status FROM pg_stat_wal_receiver")
                                            .equals("streaming"));
            assertThat(ground.ask("n2", "SELECT n FROM t")).isEqualTo("7");
            assertThat(ground.ask("n2", "SHOW primary_slot_name")).isEqualTo("n2");
            assertThat(ground.ask("n2", "SHOW work_mem")).isEqualTo("7MB");
            assertThat(ground.ask("n2", "SHOW cluster_name")).isEqualTo("n2");
            assertThat(ground.ask("n2", "SHOW synchronous_standby_names")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OwnCluster.Origin.class,
            names = {"BUNDLED"})
    void only_what_was_named_and_does_not_run_is_destroyed(OwnCluster.Origin origin)
            throws IOException {
        try (var ground = new Ground(directory, 1, origin)) {
            var host = ground.host("n1");
            assertThat(host.copy()).hasValue("original");

            host.destroy("another", order("destroy", 1));
            assertThatThrownBy(() -> host.destroy("original", order("destroy", 1)))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageStartingWith("'n1' cannot be destroyed while its process ");
            assertThatThrownBy(() -> host.destroy("../n1", order("destroy", 1)))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessage("'../n1' is not the name of a copy");
            assertThatThrownBy(
                            () -> host.clone(new Source(ground.member("n1")), order("rebuild", 1)))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageStartingWith("'n1' cannot be given a new copy while its process ");

            assertThat(host.state()).isEqualTo(HostState.RUNNING);
            assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
            assertThatThrownBy(
                            () -> host.clone(new Source(ground.member("n1")), order("rebuild", 1)))
                    .hasMessage("'n1' is given no new copy: it has one");
            host.destroy("another", order("destroy", 1));
            assertThat(host.copy()).hasValue("original");
            host.destroy("original", order("destroy", 1));
            host.destroy("original", order("destroy", 1));
            assertThat(ground.beside("n1")).containsExactly("data-remediator", "data.log");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OwnCluster.Origin.class,
            names = {"BUNDLED"})
    void of_the_evidence_the_latest_five_are_kept(OwnCluster.Origin origin) {
        try (var ground = new Ground(directory, 1, origin)) {
            var host = ground.host("n1");
            var name = ground.data("n1").resolve("remediator.copy");

            for (int copy = 1; copy <= 7; copy++) {
                ground.files().write(name, "copy-" + copy);
                assertThat(host.saveEvidence()).endsWith("/data-evidence/copy-" + copy);
                assertThat(host.saveEvidence()).endsWith("/data-evidence/copy-" + copy);
            }

            assertThat(ground.files().names(ground.data("n1").resolveSibling("data-evidence")))
                    .containsExactly("copy-3", "copy-4", "copy-5", "copy-6", "copy-7");
        }
    }
}
