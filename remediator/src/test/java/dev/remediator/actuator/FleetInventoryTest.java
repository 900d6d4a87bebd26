package dev.remediator.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.ProcessFleetSpec.Member;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FleetInventoryTest {
    @TempDir private Path directory;

    @Test
    void a_listed_node_is_found_by_its_exact_name() {
        var inventory = inventory(spec("web", "web-1", 1), spec("api", "api-1", 2));

        assertThat(inventory.find(Node.class, "node", "api-1"))
                .get()
                .satisfies(node -> assertThat(node.name()).isEqualTo("api-1"))
                .satisfies(node -> assertThat(node.fleet().name()).isEqualTo("api"));
        assertThat(inventory.fleets()).extracting(Fleet::name).containsExactly("web", "api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "web-1; rm -rf /",
                "$(id)",
                "web-1\n",
                "\nweb-1",
                "",
                " web-1",
                "WEB-1",
                "web",
                "..",
                "/etc/passwd",
                "web-1/../web-1",
                "web-1\0",
                "*",
                "web-?"
            })
    void any_other_name_is_not_found_and_leaves_no_trace(String name) throws IOException {
        var inventory = inventory(spec("web", "web-1", 1));
        var fleet = inventory.fleets().getFirst();

        assertThat(inventory.find(Node.class, "node", name)).isEmpty();
        assertThat(fleet.node(name)).isEmpty();
        assertThat(fleet.machine(name)).isEmpty();
        assertThat(fleet.process(name)).isEmpty();
        assertThatThrownBy(() -> fleet.terminate(name, "m-1", Bench.nextOrder()))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("fleet 'web' has no such node, only web-1");
        assertThatThrownBy(() -> fleet.launch(name, Bench.nextOrder()))
                .isInstanceOf(ActuatorException.class);

        try (var made = Files.walk(directory)) {
            assertThat(made).containsExactlyInAnyOrder(directory, directory.resolve("web"));
        }
    }

    @Test
    void another_kind_or_port_of_the_same_name_is_not_found() {
        var inventory = inventory(spec("web", "web-1", 1));

        assertThat(inventory.find(Node.class, "database", "web-1")).isEmpty();
        assertThat(inventory.find(Fleet.class, "node", "web-1")).isEmpty();
    }

    @Test
    void two_nodes_of_one_name_are_refused() {
        assertThatThrownBy(() -> inventory(spec("web", "n-1", 1), spec("api", "n-1", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node 'n-1' is in fleet 'web' and in fleet 'api'");
    }

    @Test
    void two_nodes_on_one_port_are_refused() {
        assertThatThrownBy(() -> inventory(spec("web", "web-1", 7), spec("api", "api-1", 7)))
                .hasMessage("port 7 is of node 'web-1' and of node 'api-1'");
    }

    @Test
    void two_fleets_of_one_name_are_refused() {
        assertThatThrownBy(() -> inventory(spec("web", "web-1", 1), spec("web", "web-2", 2)))
                .hasMessage("two fleets are called 'web'");
    }

    private static FleetInventory inventory(ProcessFleetSpec... specs) {
        return new FleetInventory(List.of(specs), Bench.CLOCK);
    }

    private ProcessFleetSpec spec(String fleet, String node, int port) {
        return new ProcessFleetSpec(
                fleet, directory.resolve(fleet), Bench.SLEEP, List.of(new Member(node, port)));
    }
}
