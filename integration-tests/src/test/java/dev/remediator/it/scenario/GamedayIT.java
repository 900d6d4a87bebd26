package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.RealPart;
import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A game day on real parts: every scenario once. How fast anything is, is printed and never
/// asserted.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GamedayIT {
    private static final int SCENARIOS = 8;
    private static final long SEED = Long.getLong("gameday.seed", 15);
    private static final int LONGEST_MINUTES = 8;

    @TempDir Path directory;

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
        var lines = gameday();

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
        assertThat(score.path("wrongActions").asLong(-1)).isZero();
        assertThat(score.path("writesLost").asLong(-1)).isZero();
        assertThat(score.path("failedOver").asLong() + score.path("refused").asLong())
                .isEqualTo(SCENARIOS);
        assertThat(temporary).as("what it kept").isEmptyDirectory();
    }

    private List<JsonNode> gameday() throws IOException, InterruptedException {
        var log = directory.resolve("gameday.log");
        var builder =
                new ProcessBuilder(
                                RemediatorProcess.launcher().toString(),
                                "gameday",
                                "database",
                                "--runs",
                                Integer.toString(SCENARIOS),
                                "--seed",
                                Long.toString(SEED),
                                "--json")
                        .redirectError(log.toFile());
        builder.environment()
                .put("REMEDIATOR_JAVA_OPTS", "-XX:-UsePerfData -Djava.io.tmpdir=" + temporary);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(text);
        assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(text + Files.readString(log)).isZero();
        return text.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }
}
