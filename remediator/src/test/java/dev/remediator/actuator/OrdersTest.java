package dev.remediator.actuator;

import static dev.remediator.actuator.Bench.order;
import static dev.remediator.actuator.Bench.process;
import static dev.remediator.actuator.Bench.webOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Once per idempotency key, never for a ghost; over any number of workers.
final class OrdersTest {
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
    void a_restart_ordered_twice_is_done_once() {
        var fleet = bench.fleet();
        fleet.launchAll();
        webOne(fleet).restart(order("run-1/restart#1", 3));
        var first = process(fleet);

        webOne(bench.fleet()).restart(order("run-1/restart#1", 4));

        assertThat(process(fleet)).isEqualTo(first);
        assertThat(webOne(fleet).bootId()).isEqualTo("m-1.2");
        assertThat(bench.ordersLogged())
                .containsExactly(
                        "{\"idempotencyKey\":\"run-1/restart#1\",\"fencingToken\":3,"
                                + "\"operation\":\"restart\",\"machine\":\"m-1\","
                                + "\"at\":\"2026-01-01T00:00:00Z\",\"result\":\"m-1.2\"}");
    }

    @Test
    void a_provision_ordered_twice_answers_the_same_machine() {
        var fleet = bench.fleet();

        var first = fleet.launch("web-1", order("run-1/provision#1", 1));
        var again = bench.fleet().launch("web-1", order("run-1/provision#1", 1));

        assertThat(again).isEqualTo(first).isEqualTo("m-1");
        assertThat(bench.files().machines()).containsExactly("m-1");
    }

    @Test
    void a_terminate_ordered_twice_spares_what_was_provisioned_since() {
        var fleet = bench.fleet();
        fleet.launchAll();
        Bench.end(fleet, order("run-1/terminate#1", 1));
        var machine = fleet.launch("web-1", order("run-1/provision#1", 1));

        Bench.end(fleet, order("run-1/terminate#1", 1));

        assertThat(fleet.machine("web-1")).hasValue(machine);
        assertThat(fleet.process("web-1")).isPresent();
    }

    @Test
    void an_older_fencing_token_is_refused_even_for_a_repeat() {
        var fleet = bench.fleet();
        fleet.launchAll();
        webOne(fleet).restart(order("run-1/restart#1", 3));
        webOne(fleet).restart(order("run-2/restart#1", 5));
        var current = process(fleet);

        assertThatThrownBy(() -> webOne(bench.fleet()).restart(order("run-1/restart#2", 3)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "refused: fencing token 3 is older than 5, another worker has taken over");
        assertThatThrownBy(() -> Bench.end(fleet, order("run-1/terminate#1", 4)))
                .hasMessageStartingWith("refused: fencing token 4 is older than 5");
        assertThatThrownBy(() -> fleet.launch("web-1", order("run-1/provision#1", 4)))
                .hasMessageStartingWith("refused: fencing token 4 is older than 5");
        assertThatThrownBy(() -> webOne(fleet).restart(order("run-1/restart#1", 3)))
                .hasMessageStartingWith("refused: fencing token 3 is older than 5");
        assertThat(process(fleet)).isEqualTo(current);
    }

    @Test
    void each_node_has_a_fence_of_its_own() {
        var fleet = bench.fleet();
        fleet.launchAll();
        webOne(fleet).restart(order("run-1/restart#1", 9));

        fleet.node("web-2").orElseThrow().restart(order("run-1/restart#1", 2));

        assertThat(fleet.node("web-2").orElseThrow().bootId()).isEqualTo("m-1.2");
    }

    @Test
    void one_key_for_two_different_deeds_is_refused() {
        var fleet = bench.fleet();
        fleet.launchAll();
        webOne(fleet).restart(order("k", 1));

        assertThatThrownBy(() -> Bench.end(fleet, order("k", 1)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "refused: order 'k' was a restart on node 'web-1' and cannot be a"
                                + " terminate as well");
        assertThat(fleet.process("web-1")).isPresent();
    }

    @Test
    void half_a_line_in_the_log_hides_neither_the_lines_before_nor_after_it() throws Exception {
        var fleet = bench.fleet();
        fleet.launchAll();
        webOne(fleet).restart(order("k-1", 1));
        var log = bench.nodeDirectory().resolve("orders.log");
        Files.writeString(log, "{\"idempotencyKey\":\"k-2\",\"fen", StandardOpenOption.APPEND);
        webOne(fleet).restart(order("k-3", 1));

        webOne(fleet).restart(order("k-1", 1));
        webOne(fleet).restart(order("k-3", 1));

        assertThat(webOne(fleet).bootId()).isEqualTo("m-1.3");
        assertThat(bench.ordersLogged())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"k-1\"").endsWith("}"),
                        line -> assertThat(line).isEqualTo("{\"idempotencyKey\":\"k-2\",\"fen"),
                        line -> assertThat(line).startsWith("{").contains("\"k-3\""));
    }

    @Test
    void many_workers_with_one_order_do_it_once() throws Exception {
        bench.fleet().launchAll();

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> work =
                    () -> {
                        var fleet = bench.fleet();
                        webOne(fleet).restart(order("run-1/restart#1", 1));
                        return webOne(fleet).bootId();
                    };
            assertThat(workers.invokeAll(Collections.nCopies(12, work)))
                    .extracting(Future::resultNow)
                    .containsOnly("m-1.2");
        }

        assertThat(bench.ordersLogged()).hasSize(1);
        assertThat(bench.processesOf("web-1")).hasSize(1);
    }

    @Test
    void many_workers_with_different_orders_leave_one_process() throws Exception {
        bench.fleet().launchAll();

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var work =
                    IntStream.range(0, 12)
                            .<Callable<String>>mapToObj(
                                    n -> () -> bench.fleet().launch("web-1", order("k-" + n, 1)))
                            .toList();
            assertThat(workers.invokeAll(work))
                    .extracting(Future::resultNow)
                    .doesNotHaveDuplicates()
                    .contains(bench.fleet().machine("web-1").orElseThrow());
        }

        assertThat(bench.processesOf("web-1")).hasSize(1);
        assertThat(bench.ordersLogged()).hasSize(12);
    }

    @Test
    void one_worker_sees_what_another_did() {
        var one = bench.fleet();
        var other = bench.fleet();
        one.launchAll();
        assertThat(process(other)).isEqualTo(process(one));

        webOne(other).restart(order("k-1", 1));
        assertThat(webOne(one).bootId()).isEqualTo(webOne(other).bootId()).isEqualTo("m-1.2");

        Bench.end(one, order("k-2", 1));
        assertThat(other.machine("web-1")).isEmpty();
        assertThat(webOne(other).bootId()).isEqualTo("none");

        other.launch("web-1", order("k-3", 1));
        assertThat(one.machine("web-1")).hasValue("m-2");
        one.stopAll();
        assertThat(other.process("web-1")).isEmpty();
    }
}
