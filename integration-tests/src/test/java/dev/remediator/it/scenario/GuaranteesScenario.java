package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Diary;
import dev.remediator.it.fixture.Flood;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.SettingsFile;
import dev.remediator.it.fixture.WorkerProcess;
import dev.remediator.it.fixture.Workforce;
import dev.remediator.it.guarantee.Evidence;
import dev.remediator.it.guarantee.Guarantee;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bad hour on a real Kafka: nodes die, every alert comes three times, workers and the engine are
/// killed in the middle of it. Afterwards every promise is held against what was written and done.
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class GuaranteesScenario {
    private static final int NODES = 6;

    @TempDir Path directory;

    /// The address of the Kafka to use.
    abstract String kafka() throws Exception;

    @Test
    void whoever_is_killed_every_promise_is_kept() throws Exception {
        var kafka = kafka();
        var config = config(kafka);
        var began = Instant.now();
        try (var one = new WorkerProcess(directory, config);
                var two = new WorkerProcess(directory, config)) {
            try (var remediator = RemediatorProcess.configured(directory, config)) {
                for (int i = 1; i <= 3 * NODES; i++) {
                    var node = "web-" + (1 + i % NODES);
                    remediator
                            .http()
                            .post("/webhooks/alertmanager", Flood.one("NodeDown", node, began));
                }
                awaitBegun(1);
                one.kill();
                two.kill();
                try (var _ = new WorkerProcess(directory, config)) {
                    awaitBegun(3);
                    remediator.kill();
                    try (var again = RemediatorProcess.configured(directory, config)) {
                        awaitAllPaged(again);
                        keepsItsPromises(kafka, again);
                    }
                }
            }
        }
    }

    private void keepsItsPromises(String kafka, RemediatorProcess remediator) throws Exception {
        var accounts = remediator.http().get("/api/accounting");
        var evidence = Evidence.read(kafka, Diary.read(directory));
        var promises = new SoftAssertions();
        for (var guarantee : Guarantee.values()) {
            promises.assertThat(guarantee.brokenBy(evidence)).as(guarantee.name()).isEmpty();
        }
        promises.assertThat(accounts.path("unaccounted").asLong()).isZero();
        promises.assertThat(accounts.path("accepted").asLong()).isEqualTo(3 * NODES);
        promises.assertThat(accounts.path("terminal").asLong() + accounts.path("open").asLong())
                .isEqualTo(3 * NODES);
        promises.assertAll();
        System.out.printf(
                "guarantees: %d decisions, %d answers, %d pages, %d deeds, %d promises kept%n",
                evidence.decisions().size(),
                evidence.answers().size(),
                evidence.pages().size(),
                evidence.deeds().size(),
                Guarantee.values().length);
    }

    private void awaitBegun(int many) {
        await("destruction number " + many)
                .atMost(Duration.ofSeconds(90))
                .until(
                        () ->
                                Diary.read(directory).stream()
                                                .filter(d -> d.what().equals("begin"))
                                                .count()
                                        >= many);
    }

    /// After three failures in a row the playbook asks before it acts: those people know of, too.
    private static void awaitAllPaged(RemediatorProcess remediator) {
        await("the pages")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () ->
                                assertThat(standing(remediator))
                                        .hasSize(NODES)
                                        .allMatch(line -> line.matches(".* (paged|waiting) .*"))
                                        .noneMatch(line -> line.contains("budget-in-use")));
    }

    private static List<String> standing(RemediatorProcess remediator) throws IOException {
        return remediator
                .http()
                .get("/api/incidents?limit=100")
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("id").asString().startsWith("inc-"))
                .map(
                        i ->
                                "%s %s %s"
                                        .formatted(
                                                i.path("resource").asString(),
                                                i.path("state").asString(),
                                                i.path("reason").asString()))
                .toList();
    }

    private Path config(String kafka) throws IOException {
        var workers =
                Workforce.of(
                        false,
                        8,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(15));
        return SettingsFile.write(
                directory, kafka, workers, Rules.DEFAULT.with(Calm.TILTS).with(sizes()));
    }

    private static Rules.Groups sizes() {
        return new Rules.Groups(List.of("cluster"), List.of(new Rules.Size("cluster=eu-1", 200)));
    }
}
