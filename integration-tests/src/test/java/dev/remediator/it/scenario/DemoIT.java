package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.RemediatorProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoIT {
    @TempDir Path directory;

    @Test
    void the_demo_heals_what_can_be_healed_pages_what_cannot_and_accounts_for_every_alert()
            throws Exception {
        var data = directory.resolve("demo");
        var process =
                new ProcessBuilder(
                                RemediatorProcess.launcher().toString(),
                                "demo",
                                "--json",
                                "--data",
                                data.toString())
                        .redirectError(directory.resolve("demo.log").toFile())
                        .start();

        var lines = lines(process);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lines.stream().limit(5).map(l -> l.path("outcome").asString()))
                .containsExactly("healed", "healed", "paged", "healed", "healed");
        assertThat(lines.stream().limit(4))
                .noneMatch(l -> l.has("writesAcked") || l.has("writesLost"));
        assertThat(lines.get(4).propertyNames())
                .containsExactly(
                        "act",
                        "alert",
                        "outcome",
                        "remedies",
                        "alertToFirstStepMs",
                        "alertToHealedMs",
                        "writesAcked",
                        "writesLost");
        assertThat(lines.get(4).path("writesAcked").asLong()).isPositive();
        assertThat(lines.get(4).path("writesLost").asLong(-1)).isZero();
        assertThat(lines.getLast().path("failed").asInt(-1)).isZero();
        assertThat(lines.getLast().path("alertsUnaccounted").asInt(-1)).isZero();
        assertThat(data).as("what it kept").doesNotExist();
    }

    private static List<JsonNode> lines(Process process) throws Exception {
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(text);
        return text.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }
}
