package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Service;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a node stands, as told by the cluster.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KubernetesNodeTest {
    @TempDir private Path directory;
    private Ground ground;
    private Node n1;

    @BeforeEach
    void prepare() {
        ground = new Ground(directory);
        n1 = ground.n1();
    }

    @AfterEach
    void end() {
        ground.close();
    }

    @Test
    void a_ready_node_with_a_fresh_lease_is_healthy() {
        assertThat(n1.healthy()).isTrue();
        assertThat(n1.bootId()).isEqualTo("boot-of-n1");
        assertThat(n1.service()).isEqualTo(new Service(Service.State.RUNNING, "boot-of-n1", 0));
    }

    @Test
    void a_node_that_says_it_is_not_ready_runs_and_is_not_healthy() {
        ground.condition("n1", "Ready", "False");

        assertThat(n1.healthy()).isFalse();
        assertThat(n1.service().state()).isEqualTo(Service.State.RUNNING);
    }

    @Test
    void a_silent_node_is_unknown_keeps_its_boot_id_and_has_not_booted() {
        ground.condition("n1", "Ready", "Unknown");

        assertThat(n1.service().state()).isEqualTo(Service.State.UNKNOWN);
        assertThat(n1.bootId()).isEqualTo("boot-of-n1");
        assertThat(n1.bootedSince("boot-before")).isFalse();
    }

    @Test
    void a_node_without_its_network_is_not_healthy() {
        ground.condition("n1", "NetworkUnavailable", "True");

        assertThat(n1.healthy()).isFalse();
    }

    @Test
    void a_node_still_called_ready_whose_lease_nobody_renews_is_not_healthy() {
        ground.laterBy(Duration.ofMinutes(3));

        assertThat(n1.healthy()).isFalse();
    }

    @Test
    void without_leases_an_old_report_is_not_believed() {
        ground.api.world(objects -> objects.remove(Ground.leasePath("n1")));
        ground.laterBy(Duration.ofMinutes(9));
        assertThat(n1.healthy()).isTrue();

        ground.laterBy(Duration.ofMinutes(2));

        assertThat(n1.healthy()).isFalse();
    }

    @Test
    void a_node_that_is_gone_does_not_run() {
        ground.api.world(objects -> objects.remove("/api/v1/nodes/n1"));

        assertThat(n1.bootId()).isEqualTo(Node.NOT_RUNNING);
        assertThat(n1.service()).isEqualTo(Service.stopped());
        assertThat(n1.healthy()).isFalse();
    }

    @Test
    void another_boot_id_is_a_boot() {
        ground.api.world(
                objects ->
                        objects.get("/api/v1/nodes/n1")
                                .withObject("/status/nodeInfo")
                                .put("bootID", "boot-2"));

        assertThat(n1.bootedSince("boot-of-n1")).isTrue();
    }

    @Test
    void an_api_that_is_not_there_says_nothing_about_the_node() {
        ground.api.close();

        assertThatThrownBy(n1::healthy)
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(
                        "the Kubernetes API of prod could not be asked to get node 'n1'");
    }

    @Test
    void nothing_on_the_machine_can_be_reached() {
        var order = Ground.order("run/step#1", 1);

        assertThatThrownBy(() -> n1.restart(order))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the Kubernetes API restarts nothing on node 'n1' itself");
        assertThatThrownBy(() -> n1.reboot(order)).hasMessageContaining("boots no machine");
        assertThatThrownBy(n1::preflightReboot)
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("boots no machine");
        assertThatThrownBy(n1::disk).hasMessageContaining("cleans nothing up");
    }
}
