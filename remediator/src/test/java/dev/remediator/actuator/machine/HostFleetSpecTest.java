package dev.remediator.actuator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.machine.HostFleetSpec.Host;
import dev.remediator.actuator.machine.HostFleetSpec.Scope;
import dev.remediator.actuator.machine.HostFleetSpec.Ssh;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HostFleetSpecTest {
    private static final Host WEB_1 = HostSpecs.node("web-1", "ssh://ops@10.0.0.1");

    private static HostFleetSpec spec(String unit, Scope scope, boolean sudo, int least, Ssh ssh) {
        return new HostFleetSpec(
                "web",
                unit,
                scope,
                sudo,
                Path.of("/var/lib/remediator"),
                new HealthSpec("tcp", 1, ""),
                List.of(),
                CleanUpSpec.NOTHING,
                least,
                ssh,
                List.of(WEB_1));
    }

    @Test
    void what_a_node_leaves_out_comes_from_its_host_and_name() {
        assertThat(WEB_1.address()).isEqualTo("10.0.0.1");
        assertThat(WEB_1.server()).isEqualTo("web-1");
        assertThat(HostSpecs.node("here", "local").address()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web",
                "web .service",
                "--now.service",
                "web.service; rm -rf /",
                "$(id).service",
                "../web.service",
                "a\nb.service",
                "web.target",
                "*.service"
            })
    void a_unit_that_is_no_services_name_is_refused(String unit) {
        assertThatThrownBy(() -> spec(unit, Scope.SYSTEM, false, -1, HostSpecs.SSH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unit is '")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "$(id)", "a;b", "a/b", "a\nb", ".."})
    void a_nodes_name_that_is_none_is_refused(String name) {
        assertThatThrownBy(() -> HostSpecs.node(name, "local"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name is '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "ssh://10.0.0.1",
                "ssh://ops@-oProxyCommand=id",
                "ssh://ops@a;id",
                "ssh://ops@$(id)",
                "ssh://o ps@a",
                "ssh://ops@a\n",
                "ssh://--x@a"
            })
    void a_host_that_is_none_is_refused(String host) {
        assertThatThrownBy(() -> HostSpecs.node("web-1", host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not ssh://user@host:port");
    }

    @Test
    void what_could_not_work_is_told() {
        assertThatThrownBy(() -> spec("web.service", Scope.USER, true, -1, HostSpecs.SSH))
                .hasMessage("sudo is true, but a user's own systemd is not reached through sudo");
        assertThatThrownBy(() -> spec("web.service", Scope.SYSTEM, true, 2, HostSpecs.SSH))
                .hasMessage(
                        "least is 2, but must be between 0 and the number of nodes, which is 1");
        assertThatThrownBy(
                        () ->
                                spec(
                                        "web.service",
                                        Scope.SYSTEM,
                                        true,
                                        -1,
                                        new Ssh(Path.of("/keys/id"), Path.of(""))))
                .hasMessage(
                        "ssh.known-hosts is missing, but node 'web-1' is on 'ssh://ops@10.0.0.1'");
    }

    @Test
    void two_nodes_of_one_name_or_on_one_host_are_refused() {
        assertThatThrownBy(
                        () -> HostSpecs.fleet("web", WEB_1, HostSpecs.node("web-1", "ssh://a@b")))
                .hasMessage("nodes[1].name is 'web-1', which another node is called");
        assertThatThrownBy(
                        () ->
                                HostSpecs.fleet(
                                        "web",
                                        WEB_1,
                                        HostSpecs.node("x", "ssh://root@10.0.0.1:22")))
                .hasMessage("nodes[1].host is 'ssh://root@10.0.0.1:22', which another node is on");
    }
}
