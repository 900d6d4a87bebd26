package dev.remediator.actuator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.RealParts;
import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.actuator.machine.DiscoveredHosts;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.actuator.machine.HostFleetSpec.Discovery;
import dev.remediator.actuator.machine.HostFleetSpec.Host;
import dev.remediator.actuator.machine.HostFleetSpec.Scope;
import dev.remediator.actuator.machine.HostFleetSpec.Ssh;
import dev.remediator.actuator.machine.Provisioner;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that are looked up in a real HAProxy's backend, as it is when somebody asks.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DiscoveredHostsTest {
    private static final Order ORDER = new Order("run/restart#1", 1);

    @TempDir private Path directory;
    private RealHaProxy haproxy;
    private DiscoveredHosts hosts;

    @BeforeEach
    void start() throws IOException {
        haproxy =
                new RealHaProxy(
                        directory,
                        "h",
                        "server web-1 127.0.0.2:" + RealParts.freePort(),
                        "server web-2 127.0.0.3:" + RealParts.freePort());
        hosts = new DiscoveredHosts(spec(), Provisioner.none());
    }

    @AfterEach
    void end() {
        hosts.close();
        haproxy.close();
    }

    private HostFleetSpec spec() {
        return spec(List.of(), Optional.of(new Discovery("lb-1", "ssh://ops@{address}:1")));
    }

    private HostFleetSpec spec(List<Host> nodes, Optional<Discovery> discover) {
        return new HostFleetSpec(
                "web",
                "web.service",
                Scope.SYSTEM,
                false,
                Path.of("/var/lib/remediator"),
                new HealthSpec("tcp", 1, ""),
                List.of(new BalancerSpec("lb-1", haproxy.unix().toString(), "pg_rw")),
                CleanUpSpec.NOTHING,
                HostFleetSpec.HALF,
                new Ssh(directory.resolve("key"), directory.resolve("known_hosts")),
                nodes,
                Optional.empty(),
                discover);
    }

    private Optional<Node> find(String name) {
        return hosts.find(Node.class, "node", name);
    }

    private void leaves(String server) throws Unconfirmed {
        haproxy.ask("set server pg_rw/" + server + " state maint");
        assertThat(haproxy.ask("del server pg_rw/" + server)).contains("deleted");
    }

    @Test
    void the_servers_of_a_backend_are_the_nodes() {
        assertThat(hosts.members()).containsExactly("web-1", "web-2");
        assertThat(find("web-2").orElseThrow().name()).isEqualTo("web-2");
        assertThat(find("web-3")).isEmpty();
        assertThat(hosts.machines("web-1")).containsExactly("127.0.0.2");
        assertThat(hosts.machines("web-3")).isEmpty();
    }

    @Test
    void a_server_that_leaves_the_backend_is_found_no_more_and_left_alone() throws Unconfirmed {
        var node = find("web-2").orElseThrow();

        leaves("web-2");

        assertThat(hosts.members()).containsExactly("web-1");
        assertThat(find("web-2")).isEmpty();
        assertThatThrownBy(() -> node.restart(ORDER)).hasMessage(gone("web-2", "127.0.0.3"));
        assertThatThrownBy(() -> node.reboot(ORDER)).hasMessage(gone("web-2", "127.0.0.3"));
    }

    @Test
    void a_host_whose_place_another_one_takes_is_left_alone_and_is_another_machine()
            throws Unconfirmed {
        var node = find("web-2").orElseThrow();

        haproxy.ask("set server pg_rw/web-2 addr 127.0.0.4");

        assertThatThrownBy(() -> node.restart(ORDER)).hasMessage(gone("web-2", "127.0.0.3"));
        assertThat(find("web-2").orElseThrow().fleet().machines("web-2"))
                .containsExactly("127.0.0.4");
    }

    @Test
    void a_host_that_another_fleet_lists_is_refused() {
        var host = new Host("db-1", "ssh://dba@127.0.0.3:1", "", "", "");
        var others = List.of(spec(List.of(host), Optional.empty()));
        try (var beside = new DiscoveredHosts(spec(), Provisioner.none(), others)) {

            assertThatThrownBy(beside::members)
                    .isInstanceOf(ActuatorException.class)
                    .hasMessage(
                            "the servers of backend 'pg_rw' are no fleet: server 'web-2' is on"
                                    + " 'ssh://ops@127.0.0.3:1', which node 'db-1' is on");
        }
    }

    private static String gone(String server, String address) {
        return "server '%s' of backend 'pg_rw' is no longer the host at %s, which is left alone"
                .formatted(server, address);
    }
}
