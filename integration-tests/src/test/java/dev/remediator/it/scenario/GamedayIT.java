package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.GameDays;
import dev.remediator.it.fixture.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A game day on real parts: every scenario once. How fast anything is, is printed and never
/// asserted.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GamedayIT {
    private static final int SCENARIOS = 8;
    private static final long SEED = Long.getLong("gameday.seed", 15);
    private static final int REFUSALS = 4;

    /// PostgreSQL runs as another user than root: it must get through.
    private Path temporary = Path.of("");

    @BeforeEach
    void demand_real_parts() throws IOException {
        var _ = RealPart.require("pg_ctlcluster", "postgresql");
        var _ = RealPart.require("haproxy", "haproxy");
        temporary =
                Files.setPosixFilePermissions(
                        Files.createTempDirectory("gameday-it-"),
                        PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void tidy_up() throws IOException {
        Files.deleteIfExists(temporary);
    }

    @Test
    void a_database_broken_in_every_way_loses_no_acknowledged_write_and_nothing_wrong_is_done()
            throws Exception {
        var lines = GameDays.play(temporary, "database", SCENARIOS, SEED);

        var runs = lines.stream().filter(line -> line.has("run")).toList();
        assertThat(runs).hasSize(SCENARIOS);
        assertThat(runs.stream().map(run -> run.path("scenario").asString()))
                .doesNotHaveDuplicates();
        assertThat(runs)
                .allSatisfy(
                        run -> {
                            assertThat(run.path("problems")).isEmpty();
                            assertThat(run.path("outcome")).isEqualTo(run.path("expected"));
                            assertThat(run.path("writesAcked").asLong()).isPositive();
                        });
        var score = lines.getLast();
        assertThat(score.propertyNames())
                .containsExactly(
                        "gameday",
                        "runs",
                        "failedOver",
                        "refused",
                        "wrongActions",
                        "writesAcked",
                        "writesLost",
                        "outageMsP50",
                        "outageMsP95");
        assertThat(score.path("gameday").asString()).isEqualTo("database");
        assertThat(number(score, "runs")).isEqualTo(SCENARIOS);
        assertThat(number(score, "refused")).isEqualTo(REFUSALS);
        assertThat(number(score, "failedOver")).isEqualTo(SCENARIOS - REFUSALS);
        assertThat(number(score, "wrongActions")).isZero();
        assertThat(number(score, "writesAcked"))
                .isGreaterThanOrEqualTo(
                        runs.stream().mapToLong(r -> number(r, "writesAcked")).sum());
        assertThat(number(score, "writesLost")).isZero();
        assertThat(number(score, "outageMsP50")).isPositive();
        assertThat(number(score, "outageMsP95"))
                .isGreaterThanOrEqualTo(number(score, "outageMsP50"));
        assertThat(temporary).as("what it kept").isEmptyDirectory();
    }

    private static long number(JsonNode line, String key) {
        return line.path(key).asLong(-1);
    }
}
