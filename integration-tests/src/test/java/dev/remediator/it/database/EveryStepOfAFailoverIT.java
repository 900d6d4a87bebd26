package dev.remediator.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Outcome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker dies at every step of a failover, and at every step it is called off: nothing is lost,
/// no two members are primaries, and the cluster is whole in the end.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryStepOfAFailoverIT {
    /// Steps that change nothing. Who dies after one leaves what the step before left.
    private static final Pattern CHANGES_NOTHING =
            Pattern.compile(
                    "(note|look|see whether|see that|ask what|cutting|taking|ending) .*|now#\\d+");

    private static final Pattern MEMBER = Pattern.compile("\\bn\\d\\b");

    @TempDir private Path directory;

    @Test
    void whoever_dies_after_whichever_step_the_next_worker_ends_the_failover() throws Exception {
        long began = System.nanoTime();
        try (var site = new Site(directory)) {
            var relay = new Relay(site.db());
            var all = failsOver(site, relay, Set.of());
            var deaths = deaths(all.moments());
            for (var moments : deaths) {
                failsOver(site, relay, moments);
            }
            var every = failsOver(site, relay, new LinkedHashSet<>(general(all.moments())));
            assertThat(every.workers()).isGreaterThan(all.journal().size());
            print("%d failovers, the last one by %d workers", deaths.size() + 2, every.workers());
        }
        print("in all %d s", Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    /// For each step that changes anything: done and not recorded, and whoever repeats it dies when
    /// it is. A deed that must not happen twice: intended, done, and recorded, each for itself.
    private static List<Set<String>> deaths(List<String> moments) {
        var deaths = new LinkedHashSet<Set<String>>();
        for (var moment : general(moments)) {
            var step = moment.split(" ", 3)[2];
            boolean once =
                    moments.stream()
                            .map(EveryStepOfAFailoverIT::general)
                            .anyMatch(("after INTENDED " + step)::equals);
            if (CHANGES_NOTHING.matcher(step).matches() || moment.startsWith("before INTENDED")) {
                continue;
            }
            if (once) {
                deaths.add(Set.of(moment));
            } else {
                deaths.add(Set.of("before DONE " + step, "after DONE " + step));
            }
        }
        return List.copyOf(deaths);
    }

    private Relay.Run failsOver(Site site, Relay relay, Set<String> moments) throws SQLException {
        long began = System.nanoTime();
        var old = site.primary();
        site.cluster().killHard(old);

        var run = relay.run(moment -> moments.contains(general(moment)), _ -> false);

        assertThat(run.ending().outcome())
                .as("%s: %s", moments, run.told())
                .isEqualTo(Outcome.SUCCEEDED);
        assertThat(run.workers())
                .as("died at %s: %s", moments, run.told())
                .isEqualTo(moments.size() + 1);
        assertThat(site.isWhole()).as("%s", moments).isNotEqualTo(old);
        site.db().acknowledge("test", "the next one may come");
        print(
                "%5d ms, %4d ms without writes, %s",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                site.longestPause().toMillis(),
                moments.size() < 3 ? moments : moments.size() + " deaths");
        return run;
    }

    @Test
    void whenever_it_is_called_off_before_the_promotion_all_is_given_back() throws Exception {
        long began = System.nanoTime();
        try (var site = new Site(directory)) {
            var relay = new Relay(site.db());
            for (var step : beforeThePromotion(site, relay)) {
                isCalledOff(site, relay, step, false);
                if (!CHANGES_NOTHING.matcher(step).matches()) {
                    isCalledOff(site, relay, step, true);
                }
            }
        }
        print("in all %d s", Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    /// What a failover does before it promotes anybody, as one does that nobody calls off. What is
    /// repeated is called off the first time, because not every run repeats it.
    private static List<String> beforeThePromotion(Site site, Relay relay) throws SQLException {
        var old = site.primary();
        site.cluster().freeze(old);

        var run = relay.run(_ -> false, _ -> false);

        assertThat(run.ending().outcome()).as(run.told()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(site.isWhole()).isNotEqualTo(old);
        site.db().acknowledge("test", "the next one may come");
        print("%d ms without writes, not called off", site.longestPause().toMillis());
        var steps =
                general(run.moments()).stream()
                        .takeWhile(moment -> !moment.contains("promote N"))
                        .filter(moment -> moment.startsWith("after DONE "))
                        .map(moment -> moment.substring("after DONE ".length()))
                        .filter(step -> step.endsWith("#1"))
                        .toList();
        assertThat(steps).contains("end N on its host#1", "ready N to be the primary#1");
        return steps;
    }

    /// The primary that stood still goes on, so the alert clears.
    ///
    /// @param unseen whether the worker dies when the step is done and not recorded, and each of
    ///   its successors at every step of the undoing
    private void isCalledOff(Site site, Relay relay, String step, boolean unseen)
            throws SQLException {
        long began = System.nanoTime();
        var old = site.primary();
        var cleared = new AtomicBoolean();
        Runnable clears =
                () -> {
                    if (!cleared.getAndSet(true)) {
                        site.cluster().thaw(old);
                    }
                };
        site.cluster().freeze(old);

        var run =
                relay.run(
                        moment -> {
                            if (general(moment)
                                    .equals((unseen ? "before" : "after") + " DONE " + step)) {
                                clears.run();
                            }
                            return unseen && cleared.get();
                        },
                        _ -> cleared.get());

        assertThat(run.ending().outcome())
                .as("%s: %s", step, run.told())
                .isEqualTo(Outcome.CANCELLED);
        assertThat(run.moments()).noneMatch(moment -> general(moment).contains("promote N"));
        assertThat(run.workers() > 1).as("died: %s", run.told()).isEqualTo(unseen);
        assertThat(site.isWhole()).as("%s", run.told()).isEqualTo(old);
        print(
                "%5d ms, %4d ms without writes, called off %s '%s', %d workers",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                site.longestPause().toMillis(),
                unseen ? "in" : "after",
                step,
                run.workers());
    }

    private static List<String> general(List<String> moments) {
        return moments.stream().map(EveryStepOfAFailoverIT::general).distinct().toList();
    }

    private static String general(String moment) {
        return MEMBER.matcher(moment).replaceAll("N");
    }

    private static void print(String line, Object... figures) {
        System.out.printf("failover: " + line + "%n", figures);
    }
}
