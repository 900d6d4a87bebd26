package dev.remediator.actuator.ec2;

import static dev.remediator.actuator.ec2.Ec2Bench.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.Unreachable;
import dev.remediator.actuator.traffic.BalancerSpec;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Rotation;
import dev.remediator.port.Service;
import dev.remediator.port.Superseded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class Ec2NodeTest {
    private final Ec2Bench bench = new Ec2Bench();
    private final FakeEc2 cloud = bench.cloud;
    private final FakeInstances.Machine machine = bench.instance("web-1");

    @AfterEach
    void close() {
        bench.close();
    }

    private Node node() {
        return bench.fleet(bench.standalone()).node("web-1").orElseThrow();
    }

    @Test
    void a_reboot_is_asked_for_once_however_often_it_is_ordered() {
        var before = node().bootId();

        node().reboot(order("run/reboot#1", 1));
        node().reboot(order("run/reboot#1", 1));

        assertThat(machine.reboots).isEqualTo(1);
        assertThat(node().bootedSince(before)).isTrue();
    }

    @Test
    void another_order_is_another_reboot() {
        node().reboot(order("run/reboot#1", 1));
        var before = node().bootId();

        node().reboot(order("run/reboot#2", 1));

        assertThat(machine.reboots).isEqualTo(2);
        assertThat(node().bootedSince(before)).isTrue();
    }

    @Test
    void a_reboot_whose_answer_was_lost_is_not_claimed_and_is_asked_for_again() {
        var before = node().bootId();
        cloud.losesAnswersTo("RebootInstances");
        assertThatThrownBy(() -> node().reboot(order("run/reboot#1", 1)))
                .isInstanceOf(Unreachable.class);
        assertThat(machine.reboots).as("the library must not repeat it by itself").isEqualTo(1);
        assertThat(node().bootedSince(before)).isFalse();
        cloud.answersAgain();

        node().reboot(order("run/reboot#1", 1));

        assertThat(machine.reboots).isEqualTo(2);
        assertThat(node().bootedSince(before)).isTrue();
    }

    @Test
    void an_older_order_does_not_reboot() {
        node().reboot(order("young/reboot#1", 5));

        assertThatThrownBy(() -> node().reboot(order("old/reboot#1", 4)))
                .isInstanceOf(Superseded.class);

        assertThat(machine.reboots).isEqualTo(1);
    }

    @Test
    void a_stopped_instance_has_no_boot_and_is_not_rebooted() {
        machine.state = "stopped";

        assertThat(node().bootId()).isEqualTo(Node.NOT_RUNNING);
        assertThat(node().service().state()).isEqualTo(Service.State.STOPPED);
        assertThatThrownBy(() -> node().reboot(order("run/reboot#1", 1)))
                .hasMessageContaining("is stopped");
        assertThat(machine.reboots).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ok, RUNNING, true", "impaired, FAILED, false"})
    void the_status_checks_say_how_it_stands(String check, Service.State state, boolean healthy) {
        machine.check = check;

        assertThat(node().service().state()).isEqualTo(state);
        assertThat(node().healthy()).isEqualTo(healthy);
    }

    @ParameterizedTest
    @CsvSource({
        "initializing, STARTING",
        "insufficient-data, UNKNOWN",
        "not-applicable, UNKNOWN",
        "'', UNKNOWN"
    })
    void checks_without_a_verdict_say_nothing_about_it(String check, Service.State state) {
        machine.check = check;

        assertThat(node().service().state()).isEqualTo(state);
        assertThatThrownBy(() -> node().healthy())
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining(machine.id + " of node 'web-1' are " + verdict(state));
        assertThat(node().fleet().serving()).isEmpty();
    }

    private static String verdict(Service.State state) {
        return state == Service.State.STARTING ? "INITIALIZING" : "UNKNOWN";
    }

    @Test
    void where_it_answers_itself_checks_that_have_not_ended_are_not_waited_for()
            throws IOException {
        var door = door();
        var node = asked(door);

        machine.check = "initializing";
        assertThat(node.healthy()).isTrue();
        assertThat(node.fleet().serving()).containsExactly("web-1");
        machine.check = "insufficient-data";
        assertThatThrownBy(node::healthy).hasMessageContaining("are UNKNOWN");
        machine.check = "impaired";
        assertThat(node.healthy()).isFalse();

        door.stop(0);
        machine.check = "insufficient-data";
        assertThat(node.healthy()).as("it was asked and did not answer").isFalse();
    }

    private static HttpServer door() throws IOException {
        var door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", answer -> answer.sendResponseHeaders(204, -1));
        door.start();
        return door;
    }

    private Node asked(HttpServer door) {
        var health = new HealthSpec("http", door.getAddress().getPort(), "/ready");
        var spec = bench.spec("Name", "", Optional.empty(), Optional.of(health));
        return bench.fleet(spec).node("web-1").orElseThrow();
    }

    @Test
    void it_is_healthy_only_if_it_answers_itself() throws IOException {
        var door = door();
        var node = asked(door);
        assertThat(node.healthy()).isTrue();
        assertThat(node.fleet().serving()).containsExactly("web-1");

        door.stop(0);

        assertThat(node.healthy()).isFalse();
        assertThat(node.fleet().serving()).isEmpty();
    }

    @Test
    void whether_it_may_be_rebooted_is_asked_as_a_dry_run() {
        node().preflightReboot();

        assertThat(machine.reboots).isZero();
        assertThat(cloud.deeds()).isEmpty();
        assertThat(cloud.calls("RebootInstances"))
                .containsExactly("RebootInstances " + machine.id + " ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RebootInstances", "CreateTags"})
    void what_a_reboot_needs_and_is_not_allowed_is_said_before(String action) {
        cloud.forbids(action);

        assertThatThrownBy(() -> node().preflightReboot())
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining(action)
                .hasMessageContaining("UnauthorizedOperation");
    }

    @Test
    void what_does_not_run_could_not_be_rebooted() {
        machine.state = "stopped";

        assertThatThrownBy(() -> node().preflightReboot()).hasMessageContaining("is stopped");
    }

    @Test
    void a_name_that_no_server_of_haproxy_could_have_is_no_error_of_ours() {
        var odd = "shop / web 1";
        bench.instance(odd);

        assertThat(rotation(odd, List.of()).balancers()).isEmpty();
        assertThatThrownBy(
                        () ->
                                rotation(
                                        odd,
                                        List.of(
                                                new BalancerSpec(
                                                        "front", "/run/front.sock", "web"))))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("'shop / web 1', which does not match");
    }

    private Rotation rotation(String named, List<BalancerSpec> balancers) {
        var spec = bench.behind(balancers);
        return bench.fleet(spec).node(named).orElseThrow().traffic();
    }

    @Test
    void all_zones_are_known_in_one_look() {
        bench.instance("web-2");
        bench.instance("web-3");
        bench.instance("web-3");
        var fleet = bench.fleet(bench.standalone());

        assertThat(fleet.domains())
                .as("without the ambiguous")
                .isEqualTo(Map.of("web-1", "eu-central-1a", "web-2", "eu-central-1a"));

        assertThat(cloud.calls()).hasSize(1);
    }

    @Test
    void a_cloud_that_does_not_answer_says_nothing_about_the_node() {
        var node = node();
        cloud.throttles("DescribeInstances", 100);

        assertThatThrownBy(node::healthy)
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("RequestLimitExceeded");
    }

    @Test
    void a_cloud_that_never_answers_is_left_alone_after_five_calls() {
        var node = node();
        cloud.losesAnswersTo("DescribeInstances");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(node::bootId).isInstanceOf(Unreachable.class);
        }
        int before = cloud.calls().size();

        assertThatThrownBy(node::bootId).hasMessageContaining("left alone");

        assertThat(cloud.calls()).hasSize(before);
    }

    @Test
    void throttling_that_passes_is_not_noticed() {
        var node = node();
        cloud.throttles("DescribeInstances", 1);

        assertThat(node.healthy()).isTrue();
    }

    @Test
    void there_is_no_way_into_the_machine() {
        assertThatThrownBy(() -> node().restart(order("run/restart#1", 1)))
                .hasMessageContaining("does not reach into a machine");
        assertThatThrownBy(() -> node().disk()).hasMessageContaining("disks of node 'web-1'");
        assertThat(node().traffic().balancers()).isEmpty();
        assertThat(node().fleet().domain("web-1")).hasValue("eu-central-1a");
    }
}
