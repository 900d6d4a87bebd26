package dev.remediator.it.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Many worlds, each from one seed. How many and which: `-Dsimulation.seeds=200000
/// -Dsimulation.first=1`.
class SimulationIT {
    private static final int SHOWN = 5;

    private record Failed(long seed, String invariant, String what) {}

    @Test
    void whatever_goes_wrong_the_invariants_hold() {
        long seeds = Long.getLong("simulation.seeds", 5000);
        long first = Long.getLong("simulation.first", 1);
        var total = new Tally();
        long began = System.nanoTime();

        var failed =
                LongStream.range(first, first + seeds)
                        .parallel()
                        .boxed()
                        .flatMap(seed -> run(seed, total).stream())
                        .toList();

        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "%,d worlds in %d s, %.0f a second%n%s%n",
                seeds,
                took.toSeconds(),
                seeds * 1000.0 / Math.max(1, took.toMillis()),
                total.table());
        assertThat(failed).withFailMessage(() -> story(failed)).isEmpty();
        assertThat(total.of("remedies offered")).isPositive();
    }

    private static List<Failed> run(long seed, Tally total) {
        try {
            var tally = World.run(seed, Mutation.NONE, _ -> {});
            synchronized (total) {
                total.add(tally);
            }
            return List.of();
        } catch (Violation e) {
            return List.of(new Failed(seed, e.invariant(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            return List.of(new Failed(seed, "NothingThrows", e.toString()));
        }
    }

    private static String story(List<Failed> failed) {
        var counts =
                failed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Failed::invariant, TreeMap::new, Collectors.counting()));
        return failed.size()
                + " worlds went wrong: "
                + counts
                + "\n"
                + counts.keySet().stream()
                        .limit(SHOWN)
                        .map(invariant -> story(failed, invariant))
                        .collect(Collectors.joining("\n\n"));
    }

    /// The first world in which this went wrong, once more, with its trace.
    private static String story(List<Failed> failed, String invariant) {
        var first =
                failed.stream()
                        .filter(f -> f.invariant().equals(invariant))
                        .findFirst()
                        .orElseThrow();
        var trace = new Trace();
        try {
            var _ = World.run(first.seed(), Mutation.NONE, trace);
        } catch (RuntimeException e) {
            return """
                    seed %d: %s
                    %s
                    again: mvn -B verify -Dquick -DskipTests=false -Dtest=None \
                    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
                    -Dit.test=SimulationIT -Dsimulation.seeds=1 -Dsimulation.first=%d"""
                    .formatted(first.seed(), e.getMessage(), trace.text(), first.seed());
        }
        return "seed " + first.seed() + " went wrong once, but not twice: " + first.what();
    }
}
