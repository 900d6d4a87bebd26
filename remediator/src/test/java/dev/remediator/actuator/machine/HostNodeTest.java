package dev.remediator.actuator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.actuator.host.Commands.Result;
import dev.remediator.actuator.host.FakeCommands;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.NodeSilent;
import dev.remediator.port.Order;
import dev.remediator.port.Service;
import dev.remediator.port.Superseded;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HostNodeTest {
    private static final String SHOW = "systemctl show ";
    private static final String BOOT = "cat /proc/sys/kernel/random/boot_id";
    private static final String FIRST = "00000000-0000-0000-0000-000000000001";
    private static final String SECOND = "00000000-0000-0000-0000-000000000002";

    private final FakeCommands host = new FakeCommands().answer(SHOW, shown("active", "one"));

    private Node node(boolean sudo) {
        var web = HostSpecs.node("web-1", "ssh://ops@web-1");
        var spec = HostSpecs.fleet("web", CleanUpSpec.NOTHING, sudo, web);
        return new HostFleet(spec, _ -> host, Provisioner.none()).node("web-1").orElseThrow();
    }

    private static String shown(String state, String invocation) {
        return "LoadState=loaded\nActiveState=%s\nNRestarts=2\nInvocationID=%s\n"
                .formatted(state, invocation);
    }

    private List<String> changes() {
        return host.asked().stream()
                .filter(line -> line.matches(".*(restart|reset|reboot).*"))
                .filter(line -> !line.startsWith(SHOW))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "active, RUNNING, one",
        "reloading, RUNNING, one",
        "activating, STARTING, none",
        "inactive, STOPPED, none",
        "deactivating, STOPPED, none",
        "failed, FAILED, none",
        "dreaming, UNKNOWN, none"
    })
    void a_service_stands_as_systemd_says(String said, Service.State state, String start) {
        host.answer(SHOW, shown(said, "one"));

        assertThat(node(false).service()).isEqualTo(new Service(state, start, 2));
    }

    @Test
    void a_systemd_without_invocations_tells_a_start_by_its_time() {
        host.answer(
                SHOW, "LoadState=loaded\nActiveState=active\nExecMainStartTimestampMonotonic=77\n");

        assertThat(node(false).service()).isEqualTo(new Service(Service.State.RUNNING, "77", 0));
    }

    @Test
    void a_service_that_is_not_there_is_told() {
        host.answer(SHOW, "LoadState=not-found\nActiveState=inactive\n");

        assertThatThrownBy(() -> node(false).service())
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "user@web-1 has no service 'web.service': systemd says 'not-found' of it");
    }

    @Test
    void a_restart_forgets_failures_first() {
        node(true).restart(new Order("run/restart#1", 7));

        assertThat(changes())
                .containsExactly(
                        "sudo -n -- systemctl reset-failed -- web.service",
                        "sudo -n -- systemctl restart -- web.service");
    }

    @Test
    void a_refused_restart_is_told_in_one_sentence() {
        host.answer(
                "systemctl restart",
                () -> new Result(1, "", "Job for web.service failed.\nSee more.\n"));

        assertThatThrownBy(() -> node(false).restart(new Order("run/restart#1", 7)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "'systemctl restart -- web.service' on user@web-1 exited with 1:"
                                + " Job for web.service failed.");
    }

    @Test
    void the_same_order_is_carried_out_once_by_whichever_worker() {
        var order = new Order("run/restart#1", 7);
        node(false).restart(order);
        host.answer(SHOW, shown("active", "two"));

        node(false).restart(new Order(order.idempotencyKey(), 8));

        assertThat(changes()).hasSize(2);
    }

    @Test
    void an_order_that_was_begun_and_not_done_is_done() {
        host.answer("systemctl restart", () -> new Result(1, "", "no"));
        var order = new Order("run/restart#1", 7);
        assertThatThrownBy(() -> node(false).restart(order)).isInstanceOf(ActuatorException.class);

        host.answer("systemctl restart", "");
        node(false).restart(order);

        assertThat(changes()).hasSize(4);
    }

    @Test
    void a_late_worker_is_refused_also_after_a_takeover_of_the_same_order() {
        node(false).restart(new Order("run/restart#1", 7));
        node(false).restart(new Order("run/restart#1", 9));
        int before = changes().size();

        assertThatThrownBy(() -> node(false).restart(new Order("other", 8)))
                .isInstanceOf(Superseded.class)
                .hasMessage(
                        "refused: fencing token 8 is older than 9, another worker has taken over");

        assertThat(changes()).hasSize(before);
    }

    @Test
    void a_full_disk_keeps_nobody_from_restarting() {
        host.answer("tee", () -> new Result(1, "", "tee: x: No space left on device"));

        node(false).restart(new Order("run/restart#1", 7));

        assertThat(changes()).hasSize(2);
    }

    @Test
    void where_orders_cannot_be_remembered_for_another_reason_nothing_is_done() {
        host.answer("tee", () -> new Result(1, "", "tee: x: No such file or directory"));
        host.answer("mkdir", () -> new Result(1, "", "mkdir: Permission denied"));

        assertThatThrownBy(() -> node(false).restart(new Order("run/restart#1", 7)))
                .isInstanceOf(ActuatorException.class)
                .hasMessageEndingWith("mkdir: Permission denied");

        assertThat(changes()).isEmpty();
    }

    @Test
    void a_connection_that_is_lost_by_a_reboot_is_no_failure() {
        host.answer(BOOT, FIRST + "\n");
        host.answer(
                "systemctl reboot",
                () -> {
                    throw new Unreachable("lost");
                });

        node(false).reboot(new Order("run/reboot#1", 7));

        assertThat(changes()).containsExactly("systemctl reboot");
    }

    @Test
    void a_reboot_that_was_not_even_told_is_a_failure() {
        host.answer(BOOT, FIRST + "\n");
        host.answer(
                "systemctl reboot",
                () -> {
                    throw Unreachable.before("no connection", new IOException());
                });

        assertThatThrownBy(() -> node(false).reboot(new Order("run/reboot#1", 7)))
                .hasMessage("no connection");
    }

    @Test
    void a_host_that_does_not_answer_is_silent_and_one_that_answers_nonsense_is_not() {
        host.answer(
                BOOT,
                () -> {
                    throw new Unreachable("gone");
                });
        assertThatThrownBy(() -> node(false).bootId())
                .isInstanceOf(NodeSilent.class)
                .hasMessage("gone");

        host.answer(BOOT, "what?");

        assertThatThrownBy(() -> node(false).bootId())
                .isInstanceOf(ActuatorException.class)
                .isNotInstanceOf(NodeSilent.class);
    }

    @Test
    void whether_a_host_may_be_rebooted_is_known_beforehand() {
        assertThatCode(() -> node(false).preflightReboot()).doesNotThrowAnyException();
        var local = HostSpecs.fleet("web", HostSpecs.node("web-1", "local"));
        var here = new HostFleet(local, _ -> host, Provisioner.none()).node("web-1").orElseThrow();

        assertThatThrownBy(here::preflightReboot)
                .isInstanceOf(ActuatorException.class)
                .hasMessage("node 'web-1' is not rebooted: this program runs on it");
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void a_reboot_that_has_happened_is_not_repeated() {
        host.answer(BOOT, FIRST + "\n");
        var order = new Order("run/reboot#1", 7);
        node(false).reboot(order);
        host.answer(BOOT, SECOND + "\n");

        node(false).reboot(order);

        assertThat(changes()).hasSize(1);
        assertThat(node(false).bootedSince(FIRST)).isTrue();
        assertThat(node(false).bootedSince(SECOND)).isFalse();
    }

    @Test
    void whether_a_host_has_booted_is_asked_also_while_it_is_left_alone() {
        host.answer(
                "cat",
                () -> {
                    throw new Unreachable("gone");
                });
        var node = node(false);
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(node::bootId).isInstanceOf(ActuatorException.class);
        }
        assertThatThrownBy(() -> node.bootedSince(FIRST)).hasMessage("gone");

        host.answer("cat", SECOND + "\n");

        assertThatThrownBy(node::bootId).hasMessageContaining("is left alone for 30 s");
        assertThat(node.bootedSince(FIRST)).isTrue();
    }
}
