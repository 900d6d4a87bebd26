package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.failover.HostState;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members whose configuration is not in their data directory, as Debian's packages have it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ConfigElsewhereTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir private Path directory;
    private Ground ground;

    @BeforeEach
    void open() {
        ground = new Ground(directory, 2, OwnCluster.Origin.MACHINE);
        moveAndStart("n1");
        moveAndStart("n2");
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private void moveAndStart(String member) {
        var control = ground.cluster().spec().binaries().resolve("pg_ctl").toString();
        var data = ground.data(member).toString();
        var files = ground.files();
        files.must(LIMIT, "", control, "stop", "-m", "fast", "-D", data);
        files.makeDirectory(config(member).resolveSibling(""));
        files.move(ground.data(member).resolve("postgresql.conf"), config(member));
        var log = data + ".log";
        var named = "-c config_file=" + config(member);
        files.must(LIMIT, "", control, "start", "-w", "-D", data, "-l", log, "-o", named);
    }

    private Path config(String member) {
        return ground.data(member).resolveSibling("etc").resolve("postgresql.conf");
    }

    private String configOf(String member) {
        return ground.ask(member, "SHOW config_file");
    }

    @Test
    void a_fenced_one_is_started_as_a_primary_again() {
        var host = ground.host("n1");

        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
        host.allowPrimary(order("release", 1));
        host.start(order("release", 1));

        assertThat(ground.inRecovery("n1")).isFalse();
        assertThat(configOf("n1")).isEqualTo(config("n1").toString());
    }

    @Test
    void a_new_copy_is_started_with_the_members_own_configuration() {
        var host = ground.host("n2");

        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
        host.destroy(host.copy().orElseThrow(), order("destroy", 1));
        var _ = host.clone(new Source(ground.member("n1")), order("rebuild", 1));
        host.start(order("rebuild", 1));

        await().until(
                        () ->
                                ground.ask("n2", "SELECT status FROM pg_stat_wal_receiver")
                                        .equals("streaming"));
        assertThat(configOf("n2")).isEqualTo(config("n2").toString());
    }

    @Test
    void one_whose_configuration_nobody_knows_is_not_touched() {
        var host = ground.host("n1");
        ground.files().remove(ground.data("n1").resolve("postmaster.opts"));
        var sentence =
                "'n1' cannot be started: there is no '%s', and nothing says where it is instead"
                        .formatted(ground.data("n1").resolve("postgresql.conf"));

        assertThatThrownBy(() -> host.stopFast(order("stop", 1)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(sentence);
        assertThatThrownBy(host::saveEvidence)
                .isInstanceOf(ActuatorException.class)
                .hasMessage(sentence);

        assertThat(host.state()).isEqualTo(HostState.RUNNING);
        assertThat(ground.data("n1").resolve("standby.signal")).doesNotExist();
    }
}
