package dev.remediator.it.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Service.State;
import dev.remediator.port.Superseded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HealHostIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir private Path directory;
    private HostSite site;

    @BeforeEach
    void open() throws IOException {
        site = new HostSite(directory);
    }

    @AfterEach
    void close() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void a_killed_service_is_started_again_by_order_and_serves() throws IOException {
        site.serves();
        var node = site.node();
        await().atMost(SOON).until(node::healthy);
        var before = node.service();
        site.systemd().kill(HostSite.UNIT);
        await().atMost(SOON).until(() -> node.service().state() == State.FAILED);
        assertThat(node.healthy()).isFalse();

        node.restart(new Order("run/restart#1", 1));

        assertThat(node.service().startedSince(before)).isTrue();
        await().atMost(SOON).until(node::healthy);
        assertThat(node.fleet().serving()).containsExactly("web-1");
    }

    @Test
    void a_service_that_systemd_has_given_up_is_started_again() throws IOException {
        site.sleeps(
                "StartLimitIntervalSec=60\nStartLimitBurst=3",
                "Restart=on-failure\nRestartSec=50ms");
        var node = site.node();
        await().atMost(SOON)
                .until(
                        () -> {
                            site.systemd().kill(HostSite.UNIT);
                            return node.service().state() == State.FAILED;
                        });
        assertThat(node.service().restarts()).isEqualTo(3);
        assertThat(site.systemd().systemctl("start", HostSite.UNIT).exit())
                .as("systemd refuses to start it")
                .isNotZero();

        node.restart(new Order("run/restart#1", 1));

        assertThat(node.service().state()).isEqualTo(State.RUNNING);
        assertThat(node.service().restarts()).isZero();
    }

    @Test
    void a_crash_loop_is_told_from_a_steady_service() throws IOException {
        site.sleeps("StartLimitIntervalSec=0", "Restart=always\nRestartSec=10ms");
        var node = site.node();
        var before = node.service();
        assertThat(node.service().steadySince(before)).isTrue();

        site.systemd().kill(HostSite.UNIT);

        await().atMost(SOON).until(() -> node.service().startedSince(before));
        assertThat(node.service().steadySince(before)).isFalse();
        assertThat(node.service().restarts()).isEqualTo(1);
    }

    @Test
    void an_order_is_carried_out_once_and_a_late_worker_is_refused() throws IOException {
        site.sleeps("", "");
        var order = new Order("run/restart#1", 5);
        site.node().restart(order);
        var after = site.node().service();

        site.node().restart(order);

        assertThat(site.node().service().steadySince(after)).isTrue();
        assertThatThrownBy(() -> site.node().restart(new Order("late", 4)))
                .isInstanceOf(Superseded.class);
        assertThat(site.node().service().steadySince(after)).isTrue();
    }

    @Test
    void a_host_that_shows_another_key_is_neither_asked_nor_told_anything() throws IOException {
        site.sleeps("", "");
        var before = site.node().service();
        var node = site.node(site.sshd().mistaken(), CleanUpSpec.NOTHING);

        assertThatThrownBy(() -> node.restart(new Order("run/restart#1", 1)))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("showed the host key SHA256:")
                .hasMessageContaining("another one than in");

        assertThat(site.node().service().steadySince(before)).isTrue();
        assertThat(site.state()).doesNotExist();
    }

    @Test
    void the_boot_id_is_the_hosts_own_and_a_users_service_boots_no_machine() throws IOException {
        var node = site.node();
        var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();

        assertThat(node.bootId()).isEqualTo(boot);
        assertThat(node.bootedSince(boot)).isFalse();
        assertThatThrownBy(() -> node.reboot(new Order("run/reboot#1", 1)))
                .hasMessage(
                        "node 'web-1' is not rebooted: its service is one of a user's own systemd");
    }

    @Test
    void a_service_nobody_has_written_is_told() throws IOException {
        var node = site.node();

        assertThatThrownBy(node::service)
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("has no service 'web.service'");
    }
}
