package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.DatabaseCluster;
import dev.remediator.port.Deployment;
import dev.remediator.port.Node;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What exists for a playbook, and what does not.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KubernetesInventoryTest {
    @TempDir private Path directory;
    private Ground ground;

    @BeforeEach
    void prepare() {
        ground = new Ground(directory);
        ground.deployment();
    }

    @AfterEach
    void end() {
        ground.close();
    }

    @Test
    void nodes_of_the_selector_and_deployments_of_the_namespaces_exist() {
        var inventory = ground.inventory();

        assertThat(inventory.find(Node.class, "node", "n1")).map(Node::name).contains("n1");
        assertThat(inventory.find(Deployment.class, "deployment", "shop/web"))
                .map(Deployment::name)
                .contains("shop/web");
    }

    @Test
    void a_node_that_the_selector_does_not_name_does_not_exist() {
        assertThat(ground.inventory().find(Node.class, "node", "db1")).isEmpty();
    }

    @Test
    void a_deployment_that_is_not_there_does_not_exist() {
        assertThat(ground.inventory().find(Deployment.class, "deployment", "shop/api")).isEmpty();
    }

    @Test
    void other_kinds_and_ports_are_not_found() {
        assertThat(ground.inventory().find(Node.class, "host", "n1")).isEmpty();
        assertThat(ground.inventory().find(DatabaseCluster.class, "node", "n1")).isEmpty();
        assertThat(ground.inventory().find(Node.class, "deployment", "shop/web")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "n1/../db1",
                "n1?labelSelector=",
                "N1",
                "n1 ",
                "-n1",
                "n1\n",
                "*",
                "n1#",
                "%6e1",
                "n1;rm",
                "$(reboot)",
                "n..1"
            })
    void a_hostile_node_name_never_reaches_the_api(String name) {
        assertThat(ground.inventory().find(Node.class, "node", name)).isEmpty();
        assertThat(ground.api.log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web",
                "/web",
                "shop/",
                "shop/../web",
                "shop/web/scale",
                "kube-system/coredns",
                "*/web",
                "shop/web?x=1",
                "SHOP/web",
                "shop/web\n"
            })
    void a_hostile_or_foreign_deployment_never_reaches_the_api(String name) {
        assertThat(ground.inventory().find(Deployment.class, "deployment", name)).isEmpty();
        assertThat(ground.api.log).isEmpty();
    }

    @Test
    void nobody_who_can_be_asked_does_not_mean_that_there_is_no_such_node() {
        ground.api.faults.answers("GET", 1, 500, "etcd is away");

        assertThatThrownBy(() -> ground.inventory().find(Node.class, "node", "n1"))
                .isInstanceOf(Unreachable.class)
                .hasMessage(
                        "the Kubernetes API of prod was asked to get node 'n1' and answered 500:"
                                + " etcd is away");
    }

    @Test
    void a_kubeconfig_that_is_not_there_is_said_when_it_is_needed() {
        var missing =
                Ground.spec(
                        directory.resolve("none"),
                        Ground.WORKERS,
                        false,
                        false,
                        ClusterSpec.Provisioner.NONE);
        var inventory = ground.with(missing);

        assertThatThrownBy(() -> inventory.find(Node.class, "node", "n1"))
                .hasMessageContaining("is no file that can be read");
    }

    @Test
    void without_a_kubeconfig_outside_of_a_cluster_nobody_is_asked() {
        var inCluster =
                Ground.spec(
                        Path.of(""), Ground.WORKERS, false, false, ClusterSpec.Provisioner.NONE);
        var inventory = ground.with(inCluster);

        assertThatThrownBy(() -> inventory.find(Node.class, "node", "n1"))
                .hasMessage("no kubeconfig is named, and this program does not run in a cluster");
    }
}
