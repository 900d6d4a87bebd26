package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.actuator.kubernetes.ClusterSpec.Provisioner;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Superseded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the nodes are together, and how one of them is ended.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KubernetesFleetTest {
    private static final String N1 = "/api/v1/nodes/n1";

    @TempDir private Path directory;
    private Ground ground;
    private Fleet fleet;

    @BeforeEach
    void prepare() {
        ground = new Ground(directory);
        fleet = ground.with(ground.spec(Provisioner.NODE_OBJECT)).fleet();
        ground.finalizer("n1");
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private String machine(String node) {
        return fleet.machine(node).orElseThrow();
    }

    private boolean isThere(String node) {
        return ground.api.objects.find("/api/v1/nodes/" + node).isPresent();
    }

    @Test
    void its_members_are_those_the_selector_names_and_no_others() {
        assertThat(fleet.name()).isEqualTo("prod");
        assertThat(fleet.members()).containsExactly("n1", "n2", "n3");
        assertThat(fleet.size()).isEqualTo(new Fleet.Size(3, 1, 3));
        assertThat(fleet.machines("db1")).isEmpty();
        assertThat(ground.api.log)
                .noneMatch(line -> line.matches("GET /api/v1/nodes\\?\\{limit=\\d+}"));
    }

    @Test
    void nodes_of_a_zone_fail_together() {
        assertThat(fleet.domain("n1")).contains("zone-a");
        assertThat(fleet.domain("n3")).contains("zone-b");
        assertThat(fleet.domain("db1")).isEmpty();
    }

    @Test
    void the_zones_of_all_are_found_in_one_look() {
        ground.api.log.clear();

        assertThat(fleet.domains())
                .isEqualTo(Map.of("n1", "zone-a", "n2", "zone-a", "n3", "zone-b"));

        assertThat(ground.api.log).hasSize(1);
    }

    @Test
    void those_serve_that_are_ready_heard_of_and_not_cordoned() {
        ground.condition("n1", "Ready", "False");
        ground.lease("n2", Ground.NOW.minus(Duration.ofMinutes(5)));

        assertThat(fleet.serving()).isEqualTo(List.of("n3"));
        ground.api.world(
                o -> o.get("/api/v1/nodes/n3").withObject("/spec").put("unschedulable", true));
        assertThat(fleet.serving()).isEmpty();
    }

    @Test
    void a_machine_serves_if_it_is_the_one_behind_the_name() {
        assertThat(fleet.serves("n1", machine("n1"))).isTrue();
        assertThat(fleet.serves("n1", machine("n2"))).isFalse();
    }

    @Test
    void a_machine_is_ended_by_deleting_its_object_and_waiting_for_the_provisioner() {
        ground.provisionerEnds("n1");

        fleet.terminate("n1", machine("n1"), Ground.order("run/terminate#1", 3));

        assertThat(isThere("n1")).isFalse();
        assertThat(fleet.members()).containsExactly("n2", "n3");
    }

    @Test
    void ending_what_is_gone_is_no_error_and_deletes_nothing() {
        var old = machine("n1");
        ground.provisionerEnds("n1");
        var order = Ground.order("run/terminate#1", 3);
        fleet.terminate("n1", old, order);

        fleet.terminate("n1", old, order);

        assertThat(ground.api.asked("DELETE")).isOne();
    }

    @Test
    void a_node_that_came_back_under_the_same_name_is_not_ended() {
        var old = machine("n1");
        ground.node("n1", "zone-a");
        ground.finalizer("n1");

        fleet.terminate("n1", old, Ground.order("run/terminate#1", 3));

        assertThat(isThere("n1")).isTrue();
        assertThat(ground.api.asked("DELETE")).isZero();
    }

    @Test
    void a_node_that_is_replaced_just_before_it_is_deleted_is_not_hit() {
        ground.api.faults.before("DELETE", () -> ground.node("n1", "zone-a"));

        fleet.terminate("n1", machine("n1"), Ground.order("run/terminate#1", 3));

        assertThat(isThere("n1")).isTrue();
        assertThat(ground.api.asked("DELETE")).isOne();
    }

    @Test
    void a_worker_that_takes_over_waits_for_what_another_began() {
        ground.api.faults.losesTheAnswer("DELETE");
        var order = Ground.order("run/terminate#1", 3);
        var old = machine("n1");
        assertThatThrownBy(() -> fleet.terminate("n1", old, order)).isInstanceOf(Unreachable.class);
        ground.provisionerEnds("n1");

        fleet.terminate("n1", old, Ground.order("run/terminate#1", 4));

        assertThat(isThere("n1")).isFalse();
        assertThat(ground.api.asked("DELETE")).isOne();
    }

    @Test
    void an_older_order_ends_nothing() {
        ground.api.world(
                o ->
                        FakeObjects.meta(o.get(N1))
                                .putObject("annotations")
                                .put("remediator.dev/fencing-token", "9"));

        assertThatThrownBy(() -> fleet.terminate("n1", machine("n1"), Ground.order("run/t#1", 3)))
                .isInstanceOf(Superseded.class);
        assertThat(ground.api.asked("DELETE")).isZero();
    }

    @Test
    void another_node_s_machine_is_not_ended_under_this_name() {
        assertThatThrownBy(() -> fleet.terminate("n1", machine("n2"), Ground.order("run/t#1", 3)))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("is not of node 'n1' but of node 'n2'");
        assertThat(isThere("n2")).isTrue();
    }

    @Test
    void without_a_provisioner_nothing_is_ended() {
        fleet = ground.with(ground.spec(Provisioner.NONE)).fleet();

        assertThatThrownBy(() -> fleet.terminate("n1", machine("n1"), Ground.order("run/t#1", 3)))
                .hasMessage(
                        "nobody would make another machine: no provisioner is named for cluster"
                                + " 'prod'");
        assertThatThrownBy(() -> fleet.preflight("n1")).hasMessageContaining("no provisioner");
        assertThat(ground.api.asked("DELETE")).isZero();
    }

    @Test
    void a_node_nobody_waits_for_the_deletion_of_is_not_deleted() {
        assertThatThrownBy(() -> fleet.terminate("n2", machine("n2"), Ground.order("run/t#1", 3)))
                .hasMessage(
                        "node 'n2' has no finalizer, so nobody would end its machine when it is"
                                + " deleted");
        assertThat(isThere("n2")).isTrue();
    }

    @Test
    void a_deletion_that_does_not_end_says_who_holds_it() {
        var spec = ground.spec(Provisioner.NODE_OBJECT);
        fleet =
                ground.with(
                                new ClusterSpec(
                                        spec.name(),
                                        spec.kubeconfig(),
                                        spec.context(),
                                        spec.nodes(),
                                        List.of(),
                                        Duration.ofMillis(50),
                                        false,
                                        false,
                                        2,
                                        ClusterSpec.ZONE,
                                        Provisioner.NODE_OBJECT))
                        .fleet();

        assertThatThrownBy(() -> fleet.terminate("n1", machine("n1"), Ground.order("run/t#1", 3)))
                .hasMessageContaining("[karpenter.sh/termination] hold it");
        assertThat(fleet.size().least()).isEqualTo(2);
    }

    @Test
    void a_preflight_passes_where_everything_is_allowed_and_changes_nothing() {
        fleet.preflight("n1");

        assertThat(ground.api.asked("PATCH") + ground.api.asked("DELETE")).isZero();
        assertThat(ground.api.asked("POST /apis/authorization")).isEqualTo(8);
    }

    @Test
    void a_preflight_names_all_that_is_missing() {
        ground.api.faults.denies("delete nodes", "create pods/eviction", "list leases");

        assertThatThrownBy(() -> fleet.preflight("n1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "the Kubernetes API of prod does not allow us to delete nodes, create"
                                + " pods/eviction, list leases");
    }

    @Test
    void nobody_can_be_told_to_make_a_machine() {
        assertThatThrownBy(() -> fleet.launch("n1", Ground.order("run/launch#1", 3)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "nobody can be told to make a machine for node 'n1': in cluster 'prod' the"
                                + " provisioner makes one by itself when pods need it");
        assertThat(fleet.size().roomForOneMore()).isFalse();
    }
}
