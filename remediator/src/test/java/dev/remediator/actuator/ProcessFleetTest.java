package dev.remediator.actuator;

import static dev.remediator.actuator.Bench.nextOrder;
import static dev.remediator.actuator.Bench.process;
import static dev.remediator.actuator.Bench.soon;
import static dev.remediator.actuator.Bench.tinyService;
import static dev.remediator.actuator.Bench.webOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessFleetTest {
    @TempDir private Path directory;
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_fleet_that_was_never_launched_has_nodes_but_no_machines() {
        var fleet = bench.fleet();

        assertThat(fleet.name()).isEqualTo("web");
        assertThat(fleet.members()).containsExactly("web-1", "web-2");
        assertThat(fleet.machine("web-1")).isEmpty();
        assertThat(webOne(fleet).bootId()).isEqualTo("none");
        assertThat(webOne(fleet).healthy()).isFalse();
        assertThat(webOne(fleet).fleet()).isSameAs(fleet);
    }

    @Test
    void launching_makes_the_first_machines_and_launching_again_changes_nothing() {
        var fleet = bench.fleet();
        fleet.launchAll();
        var first = process(fleet);

        fleet.launchAll();

        assertThat(fleet.machine("web-1")).hasValue("m-1");
        assertThat(fleet.machine("web-2")).hasValue("m-1");
        assertThat(process(fleet)).isEqualTo(first);
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void a_restart_changes_the_boot_id_and_ends_the_old_process() {
        var fleet = bench.running(tinyService()).fleet();
        fleet.launchAll();
        soon().until(webOne(fleet)::healthy);
        var before = process(fleet);
        var bootBefore = webOne(fleet).bootId();

        webOne(fleet).restart(nextOrder());

        assertThat(before.isAlive()).isFalse();
        assertThat(webOne(fleet).bootId()).isNotEqualTo(bootBefore).isNotEqualTo("none");
        assertThat(fleet.machine("web-1")).hasValue("m-1");
        soon().until(webOne(fleet)::healthy);
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void a_replacement_has_another_machine_and_directory_and_the_old_one_is_kept() {
        var fleet = bench.running(tinyService()).fleet();
        fleet.launchAll();
        var old = process(fleet);

        Bench.end(fleet, nextOrder());

        assertThat(old.isAlive()).isFalse();
        assertThat(fleet.machine("web-1")).isEmpty();
        assertThat(webOne(fleet).bootId()).isEqualTo("none");

        var machine = fleet.launch("web-1", nextOrder());

        assertThat(machine).isEqualTo("m-2");
        assertThat(fleet.machine("web-1")).hasValue("m-2");
        soon().until(webOne(fleet)::healthy);
        var machines = bench.nodeDirectory().resolve("machines");
        assertThat(machines.resolve("m-1/service.log")).exists();
        assertThat(machines.resolve("m-2/service.log")).exists();
    }

    @Test
    void ending_what_is_gone_is_no_error() {
        var fleet = bench.fleet();
        fleet.launchAll();
        Bench.end(fleet, nextOrder());

        Bench.end(fleet, nextOrder());

        assertThat(fleet.machine("web-1")).isEmpty();
        assertThat(fleet.process("web-2")).isPresent();
    }

    @Test
    void a_node_without_a_machine_cannot_be_restarted() {
        var fleet = bench.fleet();

        assertThatThrownBy(() -> webOne(fleet).restart(nextOrder()))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "node 'web-1' cannot be restarted: it has no machine, provision one first");
    }

    @Test
    void provisioning_over_a_living_machine_leaves_one_process() {
        var fleet = bench.fleet();
        fleet.launchAll();
        var old = process(fleet);

        assertThat(fleet.launch("web-1", nextOrder())).isEqualTo("m-2");

        assertThat(old.isAlive()).isFalse();
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void a_process_killed_from_outside_is_seen() {
        var fleet = bench.running(tinyService()).fleet();
        fleet.launchAll();
        soon().until(webOne(fleet)::healthy);

        assertThat(process(fleet).destroyForcibly()).isTrue();

        soon().until(() -> webOne(fleet).bootId().equals("none"));
        assertThat(webOne(fleet).healthy()).isFalse();
        assertThat(fleet.process("web-1")).isEmpty();
        assertThat(fleet.machine("web-1")).hasValue("m-1");
        webOne(fleet).restart(nextOrder());
        soon().until(webOne(fleet)::healthy);
    }

    @Test
    void a_process_that_will_not_end_is_killed_and_so_are_its_children() throws Exception {
        var fleet = bench.running(tinyService("stubborn", "with-child")).fleet();
        var machine = fleet.launch("web-1", nextOrder());
        soon().until(webOne(fleet)::healthy);
        var stubborn = process(fleet);
        var child = Files.readString(bench.files().home(machine).resolve("child"));

        Bench.end(fleet, nextOrder());

        assertThat(stubborn.isAlive()).isFalse();
        assertThat(ProcessTable.birth(Long.parseLong(child))).isEmpty();
    }

    @Test
    void stopping_all_leaves_no_process_and_keeps_the_machines() throws Exception {
        var fleet = bench.running(tinyService("with-child")).fleet();
        fleet.launchAll();
        soon().until(webOne(fleet)::healthy);
        soon().until(fleet.node("web-2").orElseThrow()::healthy);
        var child = Files.readString(bench.files().home("m-1").resolve("child"));

        fleet.stopAll();

        assertThat(ProcessTable.birth(Long.parseLong(child))).isEmpty();

        assertThat(bench.processesOf("web-1")).isEmpty();
        assertThat(bench.processesOf("web-2")).isEmpty();
        assertThat(fleet.machine("web-1")).hasValue("m-1");
        bench.running(Bench.SLEEP).fleet().launchAll();
        assertThat(fleet.machine("web-1")).hasValue("m-1");
        assertThat(webOne(fleet).bootId()).isEqualTo("m-1.2");
    }

    @Test
    void a_program_that_is_not_there_is_named_and_the_order_may_be_repeated() {
        var broken = bench.running(List.of("/no/such/program")).fleet();
        var order = nextOrder();
        assertThatThrownBy(() -> broken.launch("web-1", order))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("node 'web-1' could not be started:")
                .hasMessageContaining("/no/such/program");
        assertThat(broken.machine("web-1")).isEmpty();

        var machine = bench.running(Bench.SLEEP).fleet().launch("web-1", order);

        assertThat(machine).isEqualTo("m-2");
        assertThat(webOne(bench.fleet()).bootId()).isEqualTo("m-2.1");
    }

    @Test
    void a_cancelled_worker_does_nothing_and_stays_cancelled() {
        var fleet = bench.fleet();
        fleet.launchAll();
        var before = webOne(fleet).bootId();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> webOne(fleet).restart(nextOrder()))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessage("the work was cancelled before it was done");
            assertThat(webOne(fleet).bootId()).isEqualTo(before);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
