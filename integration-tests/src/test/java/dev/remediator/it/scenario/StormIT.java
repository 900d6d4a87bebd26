package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Diary;
import dev.remediator.it.fixture.Fleet;
import dev.remediator.it.fixture.Flood;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A bad night: a few nodes of a cluster die, then all of them scream. The heap is the launcher's
/// 512 MB.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StormIT {
    private static final int NODES = 200;
    private static final int ROUNDS = 100;

    @TempDir private Path directory;

    @Test
    void a_hundred_thousand_alerts_cost_one_page_and_never_two_nodes_at_a_time() throws Exception {
        try (var remediator = start()) {
            var http = remediator.http();
            var began = Instant.now();
            for (int i = 1; i <= 4; i++) {
                http.post("/webhooks/alertmanager", Flood.one("NodeDown", "web-" + i, began));
            }
            await("the second destruction")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> begun() == 2);

            long start = System.nanoTime();
            int sent = Flood.send(http, NODES, ROUNDS, began);
            var taken = Duration.ofNanos(System.nanoTime() - start);
            await("the accounts")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> settled(http) + open(http) == sent + 4);
            var decided = Duration.ofNanos(System.nanoTime() - start);
            await("the page of the storm")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> notices(http).size() == 1);

            System.out.printf(
                    "storm: %d alerts taken in %d ms, decided after %d ms, %d destroyed, at most %d at"
                            + " a time, heap used %d MB%n",
                    sent,
                    taken.toMillis(),
                    decided.toMillis(),
                    begun(),
                    atATime(),
                    remediator.heapUsed() >> 20);
            assertThat(atATime()).isEqualTo(1);
            assertThat(begun()).as("none is begun in the storm").isLessThanOrEqualTo(3);
            assertThat(http.get("/api/accounting").path("unaccounted").asLong()).isZero();
            assertThat(pages(http)).hasSizeLessThanOrEqualTo(4);
            assertThat(notices(http)).hasSize(1);
        }
    }

    private RemediatorProcess start() throws IOException {
        var settings =
                Settings.DEFAULT
                        .withFleets(List.of(Fleet.ofDead(directory.resolve("fleet"), NODES)))
                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS).with(cluster()));
        var file = directory.resolve("remediator.yaml");
        Files.writeString(file, SettingsWriter.yaml(settings));
        return RemediatorProcess.configured(directory, file);
    }

    private static Rules.Groups cluster() {
        return new Rules.Groups(List.of("cluster"), List.of(new Rules.Size("cluster=eu-1", NODES)));
    }

    private long begun() throws IOException {
        return Diary.read(directory).stream().filter(l -> l.what().equals("begin")).count();
    }

    /// How many nodes were being destroyed at the same time, at most.
    private int atATime() throws IOException {
        int now = 0;
        int most = 0;
        for (var line : Diary.read(directory)) {
            now += line.what().equals("begin") ? 1 : -1;
            most = Math.max(most, now);
        }
        return most;
    }

    private static long settled(Http http) throws IOException {
        return http.get("/api/accounting").path("terminal").asLong();
    }

    private static long open(Http http) throws IOException {
        return http.get("/api/accounting").path("open").asLong();
    }

    /// What people are told about more than one incident.
    private static List<JsonNode> notices(Http http) throws IOException {
        return paged(http).filter(i -> i.path("id").asString().startsWith("notice-")).toList();
    }

    /// What they are told about single incidents: those that were over before the storm.
    private static List<JsonNode> pages(Http http) throws IOException {
        return paged(http).filter(i -> i.path("id").asString().startsWith("inc-")).toList();
    }

    private static Stream<JsonNode> paged(Http http) throws IOException {
        return http.get("/api/incidents?limit=10000&state=paged").path("incidents").valueStream();
    }
}
