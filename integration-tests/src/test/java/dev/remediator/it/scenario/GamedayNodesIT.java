package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.GameDays;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A short game day of nodes. How fast anything is, is printed and never asserted.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GamedayNodesIT {
    private static final int RUNS = Integer.getInteger("gameday.runs", 8);

    /// One whose first eight runs have a whole group that is down and two nodes of one group.
    private static final long SEED = Long.getLong("gameday.seed", 3);

    @TempDir Path temporary;

    @Test
    void nodes_broken_in_many_ways_are_healed_or_told_of_and_nothing_wrong_is_done()
            throws Exception {
        var lines = GameDays.play(temporary, "nodes", RUNS, SEED);

        var runs = lines.stream().filter(line -> line.has("run")).toList();
        assertThat(runs).hasSize(RUNS);
        assertThat(runs)
                .allSatisfy(
                        run -> {
                            assertThat(run.path("problems")).isEmpty();
                            assertThat(run.path("nodes")).isNotEmpty();
                            assertThat(run.path("outcome").asString()).isIn("healed", "paged");
                        });
        assertThat(runs)
                .filteredOn(run -> run.path("scenario").asString().contains("whole group"))
                .isNotEmpty()
                .allSatisfy(
                        run -> {
                            assertThat(run.path("nodes")).hasSize(5);
                            assertThat(run.path("reprovisioned").asInt(-1)).isZero();
                            assertThat(run.path("pages").asInt(-1)).isEqualTo(1);
                        });
        var score = lines.getLast();
        assertThat(score.propertyNames())
                .containsExactly(
                        "gameday",
                        "runs",
                        "healed",
                        "reprovisioned",
                        "paged",
                        "wrongActions",
                        "maxConcurrentDestructive",
                        "timeToHealMsP50",
                        "timeToHealMsP95");
        assertThat(score.path("gameday").asString()).isEqualTo("nodes");
        assertThat(number(score, "runs")).isEqualTo(RUNS);
        assertThat(number(score, "wrongActions")).isZero();
        assertThat(number(score, "maxConcurrentDestructive")).isEqualTo(1);
        assertThat(number(score, "healed")).isPositive();
        assertThat(number(score, "paged")).isPositive();
        assertThat(number(score, "healed") + number(score, "paged")).isEqualTo(RUNS);
        assertThat(number(score, "reprovisioned"))
                .isEqualTo(runs.stream().mapToLong(run -> number(run, "reprovisioned")).sum())
                .isPositive();
        assertThat(number(score, "timeToHealMsP50")).isPositive();
        assertThat(number(score, "timeToHealMsP95"))
                .isGreaterThanOrEqualTo(number(score, "timeToHealMsP50"));
        assertThat(temporary).as("what it kept").isEmptyDirectory();
        assertThat(ProcessHandle.allProcesses().filter(this::isOfTheDay)).isEmpty();
    }

    private boolean isOfTheDay(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(temporary.toString()))
                .isPresent();
    }

    private static long number(JsonNode line, String key) {
        return line.path(key).asLong(-1);
    }
}
