package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.PatientHeal;
import dev.remediator.it.fixture.QuickHeal;
import dev.remediator.it.fixture.WebFleet;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.playbook.Book;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a remediator does from an alert to a recovery. Whichever Kafka it runs on, it does the
/// same: each subclass brings one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class AlertToRecoveryScenario {
    private static final String INBOX = "alerts-of-another-team";

    @TempDir static Path directory;

    private WebFleet fleet;
    private Installation remediator;
    private Http http;

    /// The address of the Kafka to use; empty for the embedded one.
    abstract String kafka();

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        fleet = new WebFleet(directory);
        var settings =
                Settings.DEFAULT
                        .in(directory.resolve("data"))
                        .listening(new Settings.Http("127.0.0.1", 0, 1024 * 1024))
                        .using(new Settings.Kafka(kafka(), 2, 1))
                        .reading(new Settings.Inbox(List.of(INBOX)))
                        .withFleets(List.of(fleet.spec()))
                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS));
        var book = Book.of(List.of(new QuickHeal(), new PatientHeal()));
        remediator =
                Installation.start(settings, new Shelf(book, QuickHeal.class.getClassLoader()));
        http = new Http(remediator.port());
    }

    @AfterAll
    void stop() {
        if (http != null) {
            http.close();
            remediator.close();
        }
        fleet.close();
    }

    @Test
    void a_dead_node_is_restarted_and_healed_once_its_alert_has_cleared() throws IOException {
        var began = Instant.now();
        await("the node").until(fleet::healthy);
        fleet.kill();

        assertThat(tell("firing", "InstanceDown", "web-1", began)).isEqualTo(202);
        await("the restart").atMost(Duration.ofSeconds(60)).until(fleet::healthy);
        assertThat(tell("resolved", "InstanceDown", "web-1", began)).isEqualTo(202);

        await("healing")
                .untilAsserted(
                        () ->
                                assertThat(states("node/web-1", "InstanceDown"))
                                        .containsExactly("healed"));
    }

    @Test
    void an_alert_whose_target_is_no_name_goes_to_people_untouched() throws IOException {
        tell("firing", "InstanceDown", "web-1; rm -rf /", Instant.now());

        await("the page")
                .untilAsserted(
                        () ->
                                assertThat(
                                                incident("node/web-1; rm -rf /")
                                                        .path("reason")
                                                        .asString())
                                        .isEqualTo("target-not-explicit"));
    }

    @Test
    void a_node_the_inventory_does_not_know_goes_to_people_untouched() throws IOException {
        tell("firing", "InstanceDown", "web-99", Instant.now());

        await("the page")
                .untilAsserted(
                        () ->
                                assertThat(incident("node/web-99").path("reason").asString())
                                        .isEqualTo("target-unknown"));
    }

    @Test
    void an_alert_no_playbook_answers_is_recorded_as_unmatched() throws IOException {
        tell("firing", "NobodyKnowsMe", "web-1", Instant.now());

        await("the record")
                .untilAsserted(
                        () ->
                                assertThat(states("instance/web-1", "NobodyKnowsMe"))
                                        .containsExactly("unmatched"));
    }

    @Test
    void producers_may_write_the_same_json_to_a_topic_of_their_own() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", remediator.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(INBOX, 1, (short) 1))).all().get();
        }

        produce(Webhook.alertmanager("firing", "DiskAlmostFull", "web-7", Instant.now()));

        await("the incident")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(states("node/web-7", "DiskAlmostFull"))
                                        .containsExactly("watching"));
    }

    @Test
    void nonsense_is_refused_with_a_sentence_and_kept() throws IOException {
        int status = http.post("/webhooks/alertmanager", "{\"alerts\": 7}");

        assertThat(status).isEqualTo(400);
    }

    @Test
    void nothing_is_unaccounted_for() throws IOException {
        for (int i = 0; i < 50; i++) {
            tell("firing", "NobodyKnowsMe", "crowd-" + i % 10, Instant.EPOCH);
        }

        await("the accounts")
                .untilAsserted(
                        () -> {
                            var accounts = http.get("/api/accounting");
                            assertThat(accounts.path("unaccounted").asLong()).isZero();
                            assertThat(accounts.path("accepted").asLong())
                                    .isEqualTo(
                                            accounts.path("terminal").asLong()
                                                    + accounts.path("open").asLong());
                        });
    }

    private int tell(String status, String name, String instance, Instant startsAt)
            throws IOException {
        return http.post(
                "/webhooks/alertmanager", Webhook.alertmanager(status, name, instance, startsAt));
    }

    private void produce(String body) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", remediator.bootstrap()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(INBOX, bytes)).get();
        }
    }

    private List<String> states(String resource, String alert) throws IOException {
        return http.get("/api/incidents?limit=1000")
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("resource").asString().equals(resource))
                .filter(i -> i.path("alert").asString().equals(alert))
                .map(i -> i.path("state").asString())
                .toList();
    }

    private JsonNode incident(String resource) throws IOException {
        return http.get("/api/incidents?limit=1000")
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("resource").asString().equals(resource))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no incident about " + resource));
    }
}
