package dev.remediator.it.api;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.settings.SettingsReader;
import dev.remediator.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every topic can be read with the tools that come with Kafka: text keys, JSON with a `schema`.
/// And `docs/topics.md` says what is on them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TopicsIT {
    @SuppressWarnings("InlineFormatString") // long enough to stand apart
    private static final String SETTINGS =
            """
            http: {port: 0}
            pager: {confirm-after: PT0S}
            guards: {tilt: {fresh: PT0S, stall: PT5M, lag: PT1H}}
            workers: {heartbeat: PT0.3S}
            fleets:
              - name: web
                directory: %s
                command: ["true"]
                members: %s
            """;

    /// Asks, then does something.
    static final class AskFirst implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("TouchyBurn"))
                    .lock(node(label("instance")))
                    .first("note it", AskFirst::note)
                    .holding(seconds(1))
                    .otherwise(page("on-call"))
                    .proposing(minutes(10), Autonomy.Lapse.PAGE);
        }

        /// Lasts for a few heartbeats.
        private static void note(Remedy remedy, Node node) {
            remedy.step("note", node::name);
            remedy.sleep(seconds(2));
        }
    }

    /// Knows no remedy.
    static final class OnlyPeople implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("QuickBurn"))
                    .lock(node(label("instance")))
                    .otherwise(page("on-call"));
        }
    }

    @TempDir static Path directory;

    private Installation remediator;
    private Http http;
    private List<ConsumerRecord<String, String>> records = List.of();
    private TopicsPage documented;

    @BeforeAll
    void one_is_healed_one_paged_one_malformed_and_people_say_something() throws Exception {
        documented = TopicsPage.read();
        var file =
                Files.writeString(
                        directory.resolve("remediator.yaml"),
                        SETTINGS.formatted(directory.resolve("fleet"), Members.twenty()));
        var settings = SettingsReader.read(file, Map.of()).in(directory.resolve("data"));
        remediator =
                Installation.start(
                        settings,
                        new Shelf(
                                Book.of(List.of(new AskFirst(), new OnlyPeople())),
                                TopicsIT.class.getClassLoader()));
        http = new Http(remediator.port());
        http.post("/webhooks/alertmanager", "{}");
        fires("firing", "QuickBurn", "web-2");
        fires("firing", "TouchyBurn", "web-1");
        approves();
        until("web-2", "paged");
        acknowledges();
        until("web-1", "verifying");
        fires("resolved", "TouchyBurn", "web-1");
        until("web-1", "healed");
        fires("resolved", "QuickBurn", "web-2");
        try (var console = new ConsoleConsumer(remediator.bootstrap())) {
            await("something on every topic")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                var all = console.everything();
                                return topics(all).containsAll(names())
                                        && all.stream()
                                                .anyMatch(r -> r.value().contains("\"Alive\""));
                            });
            records = console.everything();
        }
        documented.offerSamples(records);
    }

    @AfterAll
    void stop() {
        if (http != null) {
            http.close();
        }
        if (remediator != null) {
            remediator.close();
        }
    }

    @Test
    void every_record_is_json_with_a_schema_that_the_page_names() {
        assertThat(records)
                .allSatisfy(
                        one ->
                                assertThat(documented.schemas(one.topic()))
                                        .as(one.topic() + ": " + one.value())
                                        .contains(json(one).path("schema").asString("")));
    }

    @Test
    void the_page_has_every_topic_that_there_is() {
        assertThat(documented.topics()).isEqualTo(names());
    }

    @Test
    void no_sample_of_the_page_has_a_field_that_no_record_has() {
        var fields = new TreeSet<String>();
        records.forEach(one -> fields.addAll(fields(one.topic(), json(one))));

        assertThat(documented.samples().keySet()).isEqualTo(names());
        documented
                .samples()
                .forEach((topic, sample) -> assertThat(fields).containsAll(fields(topic, sample)));
    }

    @ParameterizedTest
    @CsvSource({
        "alerts,alert/1,/resource",
        "incident-log,incident-log/1,/decision/incident",
        "pages,page/1,/incident",
        "grants,answer/1,/worker",
    })
    void what_belongs_together_has_one_key(String topic, String schema, String field) {
        assertThat(records.stream().filter(r -> r.topic().equals(topic)))
                .filteredOn(r -> json(r).path("schema").asString("").equals(schema))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(json(r).at(field).asString("")).isEqualTo(r.key()));
    }

    private static Set<String> fields(String topic, JsonNode record) {
        var schema = record.path("schema").asString("");
        return record.propertyStream()
                .map(field -> topic + " " + schema + " " + field.getKey())
                .collect(Collectors.toSet());
    }

    private static JsonNode json(ConsumerRecord<String, String> one) {
        return JsonMapper.shared().readTree(one.value());
    }

    private static Set<String> topics(List<ConsumerRecord<String, String>> some) {
        return some.stream().map(ConsumerRecord::topic).collect(Collectors.toSet());
    }

    private static Set<String> names() {
        return Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void fires(String status, String alert, String node) throws IOException {
        var body = Webhook.alertmanager(status, alert, node, Instant.now());
        assertThat(http.post("/webhooks/alertmanager", body)).isEqualTo(202);
    }

    private void approves() {
        await("a remedy asks")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            var waiting = http.get("/api/waiting").path("waiting").path(0);
                            var run = waiting.path("run").asString("");
                            return !run.isEmpty()
                                    && http.post(
                                                    "/api/runs/" + run + "/approval",
                                                    "{\"decision\": \"approve\", \"reason\": \"x\"}")
                                            == 200;
                        });
    }

    private void acknowledges() throws IOException {
        var id =
                http.get("/api/incidents?state=paged")
                        .path("incidents")
                        .valueStream()
                        .filter(one -> one.path("resource").asString("").equals("node/web-2"))
                        .map(one -> one.path("id").asString(""))
                        .findFirst()
                        .orElseThrow();
        var said = "{\"by\": \"ana\", \"reason\": \"x\"}";
        assertThat(http.post("/api/incidents/" + id + "/acknowledgement", said)).isEqualTo(202);
    }

    private void until(String node, String state) {
        await(node + " " + state)
                .atMost(Duration.ofSeconds(90))
                .until(
                        () ->
                                http.get("/api/incidents?state=" + state)
                                        .path("incidents")
                                        .valueStream()
                                        .anyMatch(
                                                one ->
                                                        one.path("resource")
                                                                .asString("")
                                                                .equals("node/" + node)));
    }
}
