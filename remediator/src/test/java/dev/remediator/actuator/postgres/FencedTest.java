package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.HostState;
import dev.remediator.port.Superseded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A primary that was ended on its host, and what may become of it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FencedTest {
    @TempDir private Path directory;
    private Ground ground;
    private PostgresHost host;

    @BeforeEach
    void open() {
        ground = new Ground(directory, 1, OwnCluster.Origin.BUNDLED);
        host = ground.host("n1");
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void it_is_gone_and_comes_back_as_a_standby_only() {
        var confirmation = host.kill(order("fence", 1));

        assertThat(confirmation).isEqualTo(Confirmation.of("n1"));
        assertThat(host.state()).isEqualTo(HostState.GONE);
        host.start();
        assertThat(ground.inRecovery("n1")).isTrue();
    }

    @Test
    void a_release_makes_it_a_primary_again() {
        var _ = host.kill(order("fence", 1));
        var _ = host.kill(order("fence", 1));

        host.allowPrimary(order("release", 1));

        host.start();
        assertThat(ground.inRecovery("n1")).isFalse();
    }

    @Test
    void a_release_does_not_make_a_standby_a_primary() {
        ground.files().write(ground.data("n1").resolve("standby.signal"), "");
        var _ = host.kill(order("fence", 1));

        host.allowPrimary(order("release", 1));

        host.start();
        assertThat(ground.inRecovery("n1")).isTrue();
    }

    @Test
    void one_that_was_started_as_a_standby_since_is_not_released() {
        var _ = host.kill(order("fence", 1));
        host.start();
        var _ = host.kill(order("fence again", 2));

        host.allowPrimary(order("release", 2));

        host.start();
        assertThat(ground.inRecovery("n1")).isTrue();
    }

    @Test
    void an_orderly_stop_is_a_fence_too() {
        var _ = host.stopFast(order("stop", 1));

        assertThat(host.state()).isEqualTo(HostState.GONE);
        host.start();
        assertThat(ground.inRecovery("n1")).isTrue();
    }

    @Test
    void a_frozen_one_is_ended() {
        ground.cluster().freeze("n1");
        assertThat(host.state()).isEqualTo(HostState.FROZEN);

        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();

        assertThat(ground.cluster().pids("n1")).isEmpty();
    }

    @Test
    void frozen_children_without_their_parent_are_ended() {
        var postmaster =
                host.processes().list().stream()
                        .filter(HostProcesses.One::isPostmaster)
                        .map(HostProcesses.One::pid)
                        .toList();
        ground.cluster().freeze("n1");
        host.processes().signal("KILL", postmaster);
        assertThat(ground.cluster().pids("n1")).isNotEmpty();

        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();

        assertThat(ground.cluster().pids("n1")).isEmpty();
        assertThat(host.state()).isEqualTo(HostState.GONE);
    }

    @Test
    void a_full_disk_keeps_nobody_from_ending_it_and_is_told() throws Exception {
        var signal = ground.data("n1").resolve("standby.signal.new");
        Files.createDirectory(signal);

        var confirmation = host.kill(order("fence", 1));

        assertThat(confirmation.confirmed()).isFalse();
        assertThat(confirmation.problem()).startsWith("it may start as a primary again: 'tee' on");
        assertThat(host.state()).isEqualTo(HostState.GONE);
    }

    @Test
    void a_fence_holds_though_there_is_no_room_for_notes() throws Exception {
        noRoomForNotes();

        assertThat(host.kill(order("fence", 1))).isEqualTo(Confirmation.of("n1"));

        assertThat(ground.data("n1").resolve("standby.signal")).exists();
    }

    @Test
    void an_orderly_stop_needs_no_room_for_notes() throws Exception {
        noRoomForNotes();

        var _ = host.stopFast(order("stop", 1));

        assertThat(host.state()).isEqualTo(HostState.GONE);
    }

    private void noRoomForNotes() throws Exception {
        var notes = ground.data("n1").resolveSibling("data-remediator");
        Files.createDirectories(notes.resolve("fence.new"));
        Files.createDirectories(notes.resolve("remediator.token.new"));
    }

    @Test
    void an_older_order_does_nothing() {
        host.start(order("young", 5));

        for (Runnable older :
                List.<Runnable>of(
                        () -> host.start(order("old", 4)),
                        () -> host.allowPrimary(order("old", 4)),
                        () -> host.kill(order("old", 4)),
                        () -> host.stopFast(order("old", 4)),
                        () -> host.destroy("original", order("old", 4)),
                        () -> host.rewind(new Source(ground.member("n1")), order("old", 4)),
                        () -> host.clone(new Source(ground.member("n1")), order("old", 4)))) {
            assertThatThrownBy(older::run)
                    .isInstanceOf(Superseded.class)
                    .hasMessage(
                            "refused: fencing token 4 is older than 5, another worker has taken"
                                    + " over");
        }
        assertThat(host.state()).isEqualTo(HostState.RUNNING);
        assertThat(ground.inRecovery("n1")).isFalse();
        assertThat(ground.data("n1").resolve("standby.signal")).doesNotExist();
    }
}
