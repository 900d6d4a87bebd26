package dev.remediator.actuator;

import static dev.remediator.actuator.Bench.order;
import static dev.remediator.actuator.Bench.process;
import static dev.remediator.actuator.Bench.soon;
import static dev.remediator.actuator.Bench.webOne;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every state a worker that was killed can leave behind, made by hand, and what the next one does.
final class HalfDoneTest {
    @TempDir private Path directory;
    private Bench bench;
    private ProcessFleet fleet;
    private NodeFiles files;

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        fleet = bench.fleet();
        files = bench.files();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void restart_killed_after_the_stop_is_started() {
        fleet.launchAll();
        fleet.stopAll();

        webOne(fleet).restart(order("k", 2));

        assertThat(webOne(fleet).bootId()).isEqualTo("m-1.2");
    }

    @Test
    void restart_killed_before_the_start_is_started() {
        fleet.launchAll();
        fleet.stopAll();
        files.write("m-1", begun("m-1", 2, "k"));
        assertThat(webOne(fleet).bootId()).isEqualTo("none");

        webOne(fleet).restart(order("k", 2));

        assertThat(webOne(fleet).bootId()).isEqualTo("m-1.3");
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void restart_killed_after_the_start_is_seen_and_not_done_again() {
        fleet.launchAll();
        fleet.stopAll();
        files.write("m-1", begun("m-1", 2, "k"));
        var orphan = orphan("m-1.2");
        assertThat(webOne(fleet).bootId()).as("what a probe asks").isEqualTo("m-1.2");

        webOne(fleet).restart(order("k", 2));

        assertThat(process(fleet).pid()).isEqualTo(orphan.pid());
        assertThat(files.boot("m-1").orElseThrow()).isInstanceOf(Boot.Started.class);
        assertThat(bench.ordersLogged()).singleElement().asString().contains("\"m-1.2\"");
    }

    @Test
    void restart_killed_after_the_start_is_ended_by_another_order() {
        fleet.launchAll();
        fleet.stopAll();
        files.write("m-1", begun("m-1", 2, "k"));
        var orphan = orphan("m-1.2");

        webOne(fleet).restart(order("another", 2));

        soon().until(() -> !orphan.isAlive());
        assertThat(webOne(fleet).bootId()).isEqualTo("m-1.3");
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void restart_killed_in_the_middle_of_the_start_is_waited_for() {
        fleet.launchAll();
        fleet.stopAll();
        files.write("m-1", begun("m-1", 2, "k"));
        var later = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
        var orphan = CompletableFuture.supplyAsync(() -> orphan("m-1.2"), later);

        webOne(fleet).restart(order("k", 2));

        assertThat(process(fleet).pid()).isEqualTo(orphan.join().pid());
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void restart_killed_before_it_was_logged_is_not_done_again() {
        fleet.launchAll();
        webOne(fleet).restart(order("k", 1));
        var restarted = process(fleet);
        forgetOrders();

        webOne(fleet).restart(order("k", 2));

        assertThat(process(fleet)).isEqualTo(restarted);
        assertThat(bench.ordersLogged()).hasSize(1);
    }

    @Test
    void terminate_killed_before_or_after_it_removed_the_machine_is_finished() {
        fleet.launchAll();
        fleet.stopAll();
        Bench.end(fleet, order("k-1", 1));
        assertThat(fleet.machine("web-1")).isEmpty();

        fleet.launch("web-1", order("k-2", 1));
        fleet.stopAll();
        files.forgetMachine();
        Bench.end(fleet, order("k-3", 1));

        assertThat(fleet.machine("web-1")).isEmpty();
        assertThat(bench.ordersLogged()).hasSize(3);
    }

    @Test
    void provision_killed_after_it_made_the_directory_makes_the_next_one() {
        assertThat(files.makeMachine()).isEqualTo("m-1");

        assertThat(fleet.launch("web-1", order("k", 1))).isEqualTo("m-2");

        assertThat(files.home("m-1")).isEmptyDirectory();
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void provision_killed_before_the_start_makes_the_next_one() {
        files.write(files.makeMachine(), begun("m-1", 1, "k"));

        assertThat(fleet.launch("web-1", order("k", 1))).isEqualTo("m-2");

        assertThat(files.boot("m-1").orElseThrow()).isInstanceOf(Boot.Failed.class);
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void provision_killed_after_the_start_is_finished_and_not_done_again() {
        files.write(files.makeMachine(), begun("m-1", 1, "k"));
        var orphan = orphan("m-1.1");
        assertThat(fleet.machine("web-1")).as("what a probe asks").isEmpty();

        assertThat(fleet.launch("web-1", order("k", 1))).isEqualTo("m-1");

        assertThat(fleet.machine("web-1")).hasValue("m-1");
        assertThat(process(fleet).pid()).isEqualTo(orphan.pid());
    }

    @Test
    void provision_killed_after_the_start_is_ended_by_any_other_order() {
        files.write(files.makeMachine(), begun("m-1", 1, "k"));
        var orphan = orphan("m-1.1");

        assertThat(fleet.launch("web-1", order("another", 1))).isEqualTo("m-2");

        soon().until(() -> !orphan.isAlive());
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void provision_killed_before_it_pointed_or_logged_is_finished() {
        fleet.launch("web-1", order("k", 1));
        var provisioned = process(fleet);
        files.forgetMachine();
        forgetOrders();

        assertThat(fleet.launch("web-1", order("k", 2))).isEqualTo("m-1");

        assertThat(process(fleet)).isEqualTo(provisioned);
        assertThat(bench.ordersLogged()).hasSize(1);
    }

    @Test
    void a_directory_with_an_odd_name_is_no_hiding_place() throws IOException {
        var odd = Files.createDirectory(directory.resolve("a b=c%20{port}"));
        try (var other = new Bench(odd)) {
            var oddFleet = other.fleet();
            oddFleet.launchAll();
            var files = new NodeFiles(other.nodeDirectory());
            files.write("m-1", begun("m-1", 1, ""));

            assertThat(webOne(oddFleet).bootId()).isEqualTo("m-1.1");
            oddFleet.stopAll();

            assertThat(other.processesOf("web-1")).isEmpty();
        }
    }

    @Test
    void launching_and_stopping_find_what_was_left_half_done_too() {
        files.write(files.makeMachine(), begun("m-1", 1, "k"));
        var orphan = orphan("m-1.1");

        fleet.launchAll();

        soon().until(() -> !orphan.isAlive());
        assertThat(bench.processesOf("web-1")).hasSize(1);

        var other = orphan("m-1.1");
        fleet.stopAll();
        soon().until(() -> !other.isAlive());
    }

    private static Boot.Begun begun(String machine, int number, String order) {
        return new Boot.Begun(machine + "." + number, number, order, Bench.CLOCK.instant());
    }

    /// A service whose pid nobody lived to write down.
    private Process orphan(String bootId) {
        var builder = new ProcessBuilder(Bench.SLEEP);
        for (var mark : List.of(bench.mark("web-1"), Launcher.bootMark(bootId))) {
            builder.environment()
                    .put(
                            mark.substring(0, mark.indexOf('=')),
                            mark.substring(mark.indexOf('=') + 1));
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetOrders() {
        new StateFile(bench.nodeDirectory().resolve("orders.log")).delete();
    }
}
