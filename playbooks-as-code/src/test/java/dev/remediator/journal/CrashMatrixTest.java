package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Remedy;
import dev.remediator.testkit.Killed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A worker that dies just before or just after any line of its journal is durable, and the next
/// one that dies as well. With a probe that tells the truth the deed happens exactly once.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashMatrixTest {
    /// Four lines are written: drain, the intent, the deed, undrain; each can be died before and
    /// after.
    private static final int BOUNDARIES = 8;

    private final Bench bench = new Bench();
    private final List<String> world = new ArrayList<>();

    static Stream<Integer> boundaries() {
        return IntStream.range(0, BOUNDARIES).boxed();
    }

    static Stream<Arguments> pairs() {
        return boundaries().flatMap(a -> boundaries().map(b -> Arguments.of(a, b)));
    }

    @ParameterizedTest(name = "boundary {0}")
    @MethodSource("boundaries")
    void the_deed_happens_exactly_once_when_a_worker_dies_at(int boundary) throws Exception {
        diesAt(boundary);
        bench.runs(this::body);
        assertThat(world).containsOnlyOnce("rebooted").contains("drained", "undrained");
        assertThat(bench.tenure().lines()).endsWith("DONE reboot#1", "DONE undrain#1");
    }

    @ParameterizedTest(name = "boundary {0} and then {1}")
    @MethodSource("pairs")
    void the_deed_happens_exactly_once_when_two_workers_die_at(int first, int second)
            throws Exception {
        diesAt(first);
        diesAt(second);
        bench.runs(this::body);
        assertThat(world).containsOnlyOnce("rebooted");
    }

    @ParameterizedTest(name = "boundary {0}")
    @MethodSource("boundaries")
    void the_answer_of_a_deed_is_the_same_for_everyone_when_a_worker_dies_at(int boundary)
            throws Exception {
        var told = new ArrayList<String>();
        Bench.Body body = r -> told.add(provision(r));
        diesAt(boundary, body);
        bench.runs(body);
        assertThat(told).isNotEmpty().containsOnly("machine 1");
        assertThat(world).containsExactly("machine 1");
    }

    private void body(Remedy remedy) {
        remedy.step("drain", () -> world.add("drained"));
        remedy.once("reboot", _ -> world.add("rebooted")).probe(() -> world.contains("rebooted"));
        remedy.step("undrain", () -> world.add("undrained"));
    }

    private String provision(Remedy remedy) {
        remedy.step("drain", () -> {});
        var machine =
                remedy.<String>onceGiving(
                                "provision",
                                _ -> {
                                    world.add("machine " + (world.size() + 1));
                                    return world.getLast();
                                })
                        .probe(() -> world.stream().findFirst());
        remedy.step("undrain", () -> {});
        return machine;
    }

    private void diesAt(int boundary) throws Exception {
        diesAt(boundary, this::body);
    }

    /// A later worker has fewer lines to write, and may get to the end.
    private void diesAt(int boundary, Bench.Body body) throws Exception {
        bench.tenure().diesAt(boundary);
        try {
            bench.runs(body);
        } catch (Killed _) {
            // As planned.
        } finally {
            bench.tenure().livesOn();
        }
    }
}
