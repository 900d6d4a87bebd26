package dev.remediator.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.WorkerProcess;
import dev.remediator.it.fixture.Workforce;
import dev.remediator.playbook.Playbook;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import dev.remediator.settings.Workers;
import dev.remediator.standard.FailOverDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole program in processes of its own, before real databases: the worker that has the
/// failover is killed, and the other one ends it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkerProcessKilledInFailoverIT {
    private static final Workers WORKERS =
            Workforce.of(
                    false, 4, Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(5));
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir private Path directory;

    /// What was last heard of a worker when it is killed.
    enum Moment {
        REVOKED("step-recorded", "take the word of "),
        PROMOTION_INTENDED("intent-committed", "promote "),
        COPYING("step-recorded", "destroy ");

        private final String reason;
        private final String facts;

        Moment(String reason, String facts) {
            this.reason = reason;
            this.facts = facts;
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_worker_process_ends_the_failover(Moment moment) throws Exception {
        try (var site = new Site(directory);
                var remediator = remediator(config(site));
                var one = worker("one");
                var two = worker("two")) {
            await("two workers").atMost(SOON).until(() -> ready(one) && ready(two));
            var old = site.primary();
            site.cluster().killHard(old);
            long began = System.nanoTime();

            fires(remediator);
            var killed = killAt(remediator, moment, one, two, site.member(old).data());

            await("the end of the remedy")
                    .atMost(SOON)
                    .until(() -> !facts(remediator, "remedy-done").isEmpty());
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(site.isWhole()).isNotEqualTo(old);
            var granted = facts(remediator, "claim-granted");
            assertThat(granted).hasSize(2).doesNotHaveDuplicates();
            assertThat(granted.getFirst()).isEqualTo(killed);
            assertThat(facts(remediator, "intent-committed")).doesNotHaveDuplicates();
            System.out.printf(
                    "failover by processes: killed at %s, %d ms in all, %d ms without writes%n",
                    moment, took.toMillis(), site.longestPause().toMillis());
        }
    }

    private static boolean ready(WorkerProcess worker) throws IOException {
        return !worker.name().isEmpty();
    }

    /// @return the name of whom it killed
    private static String killAt(
            RemediatorProcess remediator,
            Moment moment,
            WorkerProcess one,
            WorkerProcess two,
            Path data)
            throws IOException {
        await(moment + "")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                facts(remediator, moment.reason).stream()
                                        .anyMatch(fact -> fact.startsWith(moment.facts)));
        if (moment == Moment.COPYING) {
            await("a copy that has begun")
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> isBeingCopied(data));
        }
        var name = facts(remediator, "claim-granted").getFirst();
        var holder = one.name().equals(name) ? one : two;
        assertThat(holder.name()).isEqualTo(name);
        holder.kill();
        return name;
    }

    /// A copy is made beside the data directory and renamed when it is complete.
    private static boolean isBeingCopied(Path data) throws IOException {
        var drafts = data.getFileName() + "-clone-*";
        try (var beside = Files.newDirectoryStream(data.resolveSibling(""), drafts)) {
            for (var draft : beside) {
                if (Files.exists(draft.resolve("base"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private RemediatorProcess remediator(Path config) throws IOException {
        return new RemediatorProcess(
                directory,
                "--config",
                config.toString(),
                "--playbooks",
                playbooks(),
                "--playbooks",
                RemediatorProcess.playbooks());
    }

    private WorkerProcess worker(String name) throws IOException {
        return new WorkerProcess(
                directory,
                directory.resolve("remediator.yaml"),
                name + ".log",
                "",
                "--playbooks",
                playbooks());
    }

    /// A folder that lists the standard one, beside those of these tests.
    private String playbooks() throws IOException {
        var folder = directory.resolve("playbooks");
        var list = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                list.resolve(Playbook.class.getName()), FailOverDatabase.class.getName() + "\n");
        return folder.toString();
    }

    private Path config(Site site) throws IOException {
        var settings =
                Settings.DEFAULT
                        .in(directory)
                        .working(WORKERS)
                        .withDatabases(List.of(site.spec()))
                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS));
        return Files.writeString(
                directory.resolve("remediator.yaml"), SettingsWriter.yaml(settings));
    }

    private static void fires(RemediatorProcess remediator) throws IOException {
        var alert =
                Map.of(
                        "status", "firing",
                        "labels", Map.of("alertname", "DatabaseDown", "database", "own"),
                        "annotations", Map.of(),
                        "startsAt", Instant.now().toString(),
                        "endsAt", "0001-01-01T00:00:00Z");
        var message =
                Map.of(
                        "version", "4",
                        "status", "firing",
                        "receiver", "remediator",
                        "groupKey", "own",
                        "alerts", List.of(alert));
        var body = JsonMapper.shared().writeValueAsString(message);
        assertThat(remediator.http().post("/webhooks/alertmanager", body)).isEqualTo(202);
    }

    /// What was said in the decisions about the one incident, for one reason.
    private static List<String> facts(RemediatorProcess remediator, String reason)
            throws IOException {
        var incident =
                remediator.http().get("/api/incidents").path("incidents").valueStream().findFirst();
        if (incident.isEmpty()) {
            return List.of();
        }
        var id = incident.get().path("id").asString();
        return remediator
                .http()
                .get("/api/incidents/" + id)
                .path("decisions")
                .valueStream()
                .filter(decision -> decision.path("reason").asString().equals(reason))
                .map(WorkerProcessKilledInFailoverIT::fact)
                .toList();
    }

    private static String fact(JsonNode decision) {
        return decision.path("facts").asString();
    }
}
