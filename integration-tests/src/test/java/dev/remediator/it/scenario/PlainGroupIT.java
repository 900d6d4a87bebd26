package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Diary;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.SettingsFile;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.it.fixture.WorkerProcess;
import dev.remediator.it.fixture.Workforce;
import dev.remediator.topic.Dispatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Offers through a plain consumer group, on a real broker whose share groups are switched off.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainGroupIT {
    private static final int RUNS = 6;
    private static final int AT_ONCE = 2;

    @TempDir private Path directory;

    @Test
    void two_workers_share_the_runs_and_the_one_that_is_left_ends_them_all() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            switchShareGroupsOff(admin);
            var config = config(kafka.bootstrap(), Dispatch.GROUP);
            try (var remediator = RemediatorProcess.configured(directory, config);
                    var _ = new WorkerProcess(directory, config);
                    var two = new WorkerProcess(directory, config)) {
                await("two members")
                        .atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> shares(admin).size() == 2);
                assertThat(shares(admin).values()).containsOnly(6);
                for (int i = 1; i <= RUNS; i++) {
                    var alert =
                            Webhook.alertmanager("firing", "LongBurn", "web-" + i, Instant.now());
                    assertThat(remediator.http().post("/webhooks/alertmanager", alert))
                            .isEqualTo(202);
                }
                await("both workers at work")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> holders(remediator.http()).size() == 2);

                two.kill();
                var killed = Instant.now();

                await("the end of every run")
                        .atMost(Duration.ofSeconds(150))
                        .until(() -> done().size() == RUNS);
                System.out.printf(
                        "plain group: %d runs ended, the last %d ms after one of two workers was killed%n",
                        RUNS, Duration.between(killed, Instant.now()).toMillis());
            }
        }
    }

    @Test
    void without_share_groups_the_default_is_refused_in_one_sentence_that_names_the_setting()
            throws Exception {
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            switchShareGroupsOff(admin);
            var config = config(kafka.bootstrap(), Dispatch.SHARE);

            for (var command : List.of("up", "worker")) {
                var process =
                        new ProcessBuilder(
                                        RemediatorProcess.launcher().toString(),
                                        command,
                                        "--config",
                                        config.toString())
                                .directory(directory.toFile())
                                .redirectErrorStream(true)
                                .start();
                var said = process.inputReader().lines().toList();

                assertThat(process.waitFor()).isEqualTo(1);
                assertThat(said.getLast())
                        .startsWith("remediator: this Kafka has no share groups")
                        .endsWith("set workers.dispatch to group");
            }
        }
    }

    private static void switchShareGroupsOff(Admin admin) throws Exception {
        var off = new FeatureUpdate((short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
        admin.updateFeatures(Map.of("share.version", off), new UpdateFeaturesOptions()).all().get();
    }

    /// How many partitions each worker has.
    private static Map<String, Integer> shares(Admin admin) throws Exception {
        var name = "remediator-workers-plain";
        return admin.describeConsumerGroups(List.of(name)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .filter(m -> !m.assignment().topicPartitions().isEmpty())
                .collect(
                        Collectors.toMap(
                                m -> m.consumerId(), m -> m.assignment().topicPartitions().size()));
    }

    /// Who has been granted a run.
    private static Set<String> holders(Http http) throws IOException {
        var holders = new HashSet<String>();
        for (var incident : http.get("/api/incidents?limit=100").path("incidents")) {
            http.get("/api/incidents/" + incident.path("id").asString())
                    .path("decisions")
                    .valueStream()
                    .filter(d -> d.path("reason").asString().equals("claim-granted"))
                    .forEach(d -> holders.add(d.path("facts").asString()));
        }
        return holders;
    }

    private Set<String> done() throws IOException {
        return Diary.read(directory).stream()
                .filter(line -> line.what().equals("done"))
                .map(Diary.Line::resource)
                .collect(Collectors.toSet());
    }

    private Path config(String kafka, Dispatch dispatch) throws IOException {
        var workers =
                Workforce.of(
                        false,
                        AT_ONCE,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(6),
                        dispatch);
        return SettingsFile.write(directory, kafka, workers, Rules.DEFAULT.with(Calm.TILTS));
    }
}
