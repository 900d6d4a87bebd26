package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.RealPart;
import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shape of what the bench prints. How fast anything is, is printed and never asserted.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BenchIT {
    @TempDir Path directory;

    @Test
    void bench_runs_prints_every_figure_it_promises_and_leaves_nothing_behind() throws Exception {
        var lines = bench("runs");

        assertThat(lines.stream().map(BenchIT::title))
                .containsExactly(
                        "runs 1",
                        "runs 32",
                        "runs 128",
                        "step 1",
                        "step 32",
                        "once 1",
                        "once 32",
                        "append",
                        "hop 1",
                        "hop 32",
                        "memory");
        assertThat(lines).allSatisfy(BenchIT::plausible);
        assertThat(directory.resolve("tmp")).as("what it kept").isEmptyDirectory();
    }

    @Test
    void bench_door_finds_every_alert_in_the_topic_and_asks_the_installed_Alertmanager_too()
            throws Exception {
        var lines = bench("door");

        assertThat(lines).allSatisfy(BenchIT::plausible);
        assertThat(directory.resolve("tmp")).as("what it kept").isEmptyDirectory();
        var titles = lines.stream().map(BenchIT::title).toList();
        assertThat(titles)
                .startsWith("door /api/v2/alerts", "door /webhooks/alertmanager", "memory");
        var _ = RealPart.require("prometheus-alertmanager", "prometheus-alertmanager");
        assertThat(titles).hasSize(4).last().isEqualTo("alertmanager /api/v2/alerts");
    }

    private List<JsonNode> bench(String what) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                RemediatorProcess.launcher().toString(),
                                "bench",
                                what,
                                "--seconds",
                                "1",
                                "--json")
                        .redirectError(directory.resolve("bench.log").toFile());
        var temporary = Files.createDirectory(directory.resolve("tmp"));
        builder.environment()
                .put("REMEDIATOR_JAVA_OPTS", "-XX:-UsePerfData -Djava.io.tmpdir=" + temporary);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(text);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("bench.log")))
                .isZero();
        return text.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private static String title(JsonNode line) {
        var bench = line.path("bench").asString();
        if (line.has("path")) {
            return bench + " " + line.path("path").asString();
        }
        return line.has("atOnce") ? bench + " " + line.path("atOnce").asInt() : bench;
    }

    private static void plausible(JsonNode line) {
        switch (line.path("bench").asString()) {
            case "runs" -> {
                // On a busy machine none of many may end within the second that is counted.
                if (line.path("atOnce").asInt() == 1) {
                    positive(line, "/runs", "/runsPerSecond", "/cpuMsPerRun");
                }
                spread(line, "/offerToDoneMs");
                spread(line, "/alertToDoneMs");
                assertThat(line.at("/offerToDoneMs/p50").asDouble())
                        .isLessThan(line.at("/alertToDoneMs/p50").asDouble());
            }
            case "step", "once" -> spread(line, "/tookMs");
            case "append", "hop" -> {
                positive(line, "/perSecond");
                spread(line, "/tookMs");
            }
            case "door" -> {
                load(line);
                assertThat(line.path("inTopic").asLong())
                        .isGreaterThanOrEqualTo(line.path("alerts").asLong());
            }
            case "alertmanager" -> load(line);
            default -> positive(line, "/heapPeakMb");
        }
    }

    private static void load(JsonNode line) {
        assertThat(line.path("batch").asInt()).isEqualTo(100);
        assertThat(line.path("connections").asInt()).isEqualTo(8);
        positive(line, "/alerts", "/alertsPerSecond", "/cpuMicrosPerAlert");
        spread(line, "/requestMs");
        assertThat(line.path("senderCpuMicrosPerAlert").asDouble())
                .isLessThan(line.path("cpuMicrosPerAlert").asDouble());
    }

    private static void spread(JsonNode line, String place) {
        positive(line, place + "/count", place + "/p50");
        assertThat(line.at(place + "/p99").asDouble())
                .isGreaterThanOrEqualTo(line.at(place + "/p50").asDouble());
    }

    private static void positive(JsonNode line, String... places) {
        for (var place : places) {
            assertThat(line.at(place).asDouble()).as(place + " of " + line).isPositive();
        }
    }
}
