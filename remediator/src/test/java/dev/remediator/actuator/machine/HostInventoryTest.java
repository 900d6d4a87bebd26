package dev.remediator.actuator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.host.FakeCommands;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet.Size;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HostInventoryTest {
    private static final HostFleetSpec WEB =
            HostSpecs.fleet(
                    "web",
                    HostSpecs.node("web-1", "ssh://ops@a"),
                    HostSpecs.node("web-2", "ssh://ops@b"));

    private static HostInventory inventory(HostFleetSpec... specs) {
        return new HostInventory(List.of(specs), _ -> Provisioner.none());
    }

    @Test
    void a_node_is_found_by_its_exact_name() {
        assertThat(inventory(WEB).find(Node.class, "node", "web-2").orElseThrow().name())
                .isEqualTo("web-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web",
                "WEB-1",
                "web-1 ",
                "web-1\n",
                "web-*",
                "; rm -rf /",
                "$(id)",
                "--now"
            })
    void any_other_name_finds_nothing(String name) {
        assertThat(inventory(WEB).find(Node.class, "node", name)).isEmpty();
        assertThat(inventory(WEB).find(Node.class, name, "web-1")).isEmpty();
    }

    @Test
    void twins_are_refused() {
        assertThatThrownBy(() -> inventory(WEB, WEB)).hasMessage("two fleets are called 'web'");
        assertThatThrownBy(
                        () ->
                                inventory(
                                        WEB,
                                        HostSpecs.fleet(
                                                "other", HostSpecs.node("web-1", "ssh://ops@c"))))
                .hasMessage("node 'web-1' is in fleet 'web' and in fleet 'other'");
        assertThatThrownBy(
                        () ->
                                inventory(
                                        WEB,
                                        HostSpecs.fleet(
                                                "other", HostSpecs.node("db-1", "ssh://db@B"))))
                .hasMessage("host 'ssh://db@B' is of node 'web-2' and of node 'db-1'");
    }

    @Test
    void hosts_that_nobody_makes_are_not_replaced() {
        var fleet = new HostFleet(WEB, _ -> new FakeCommands(), Provisioner.none());

        assertThat(fleet.size()).isEqualTo(Size.of(2));
        assertThat(fleet.machines("web-1")).containsExactly("web-1");
        assertThat(fleet.machines("web-9")).isEmpty();
        assertThatThrownBy(() -> fleet.preflight("web-1"))
                .hasMessage("nobody has said who makes a new machine for 'web-1'");
        assertThatThrownBy(() -> fleet.terminate("web-1", "web-1", new Order("k", 1)))
                .hasMessage("nobody has said who makes a new machine for 'web-1'");
        assertThatThrownBy(() -> fleet.launch("web-9", new Order("k", 1)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("fleet 'web' has no such node, only web-1, web-2");
    }
}
