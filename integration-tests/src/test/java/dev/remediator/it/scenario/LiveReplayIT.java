package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.PeopleOnly;
import dev.remediator.it.fixture.QuickHeal;
import dev.remediator.it.fixture.WebFleet;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.playbook.Book;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.engine.Input;
import dev.remediator.replay.live.Account;
import dev.remediator.replay.live.LiveReplay;
import dev.remediator.replay.live.RemoteDoor;
import dev.remediator.replay.live.Speed;
import dev.remediator.settings.Settings;
import dev.remediator.topic.Topic;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A recording replayed into a running remediator, whose workers have a real node in their hands.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveReplayIT {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir static Path directory;

    private WebFleet fleet;
    private Installation remediator;
    private Http http;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        fleet = new WebFleet(directory);
        var settings =
                Settings.DEFAULT
                        .in(directory.resolve("data"))
                        .listening(new Settings.Http("127.0.0.1", 0, 1024 * 1024))
                        .using(new Settings.Kafka("", 2, 1))
                        .withFleets(List.of(fleet.spec()))
                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS));
        var book = Book.of(List.of(new QuickHeal(), new PeopleOnly()));
        remediator =
                Installation.start(settings, new Shelf(book, QuickHeal.class.getClassLoader()));
        http = new Http(remediator.port());
        await("the node").until(fleet::healthy);
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
    void a_recorded_restart_heals_in_the_replay_and_the_real_node_is_not_touched()
            throws Exception {
        long pid = fleet.pid();

        var account =
                replay(
                        "restart",
                        "4",
                        alert(0, "InstanceDown", "web-1", AlertStatus.FIRING),
                        alert(1, "Unhealable", "web-1", AlertStatus.FIRING),
                        alert(12, "InstanceDown", "web-1", AlertStatus.RESOLVED));

        assertThat(account.accepted()).isEqualTo(4);
        assertThat(account.unaccounted()).isZero();
        assertThat(account.endedHere()).isEqualTo(1);
        assertThat(incident("restart", "InstanceDown").path("state").asString())
                .isEqualTo("healed");
        assertThat(incident("restart", "InstanceDown").path("resource").asString())
                .isEqualTo("replay:restart/node/web-1");
        assertThat(decisions("restart", "InstanceDown")).anyMatch(d -> d.contains("in shadow"));
        assertThat(fleet.pid()).isEqualTo(pid);
        assertThat(fleet.healthy()).isTrue();
        assertThat(toldToPeople()).isZero();
        assertThat(decisions("restart", "Unhealable")).anyMatch(d -> d.contains("replayed"));
        nothingIsUnaccounted();
    }

    @Test
    void a_real_alert_about_the_same_node_at_the_same_time_is_handled_as_ever() throws Exception {
        long pid = fleet.pid();
        var forLong = Map.of(Replayed.recorded(remedyName()), "SUCCEEDED PT30S");
        var fires = alert(0, "InstanceDown", "web-1", AlertStatus.FIRING);
        var later = alert(600, "InstanceDown", "web-1", AlertStatus.RESOLVED);
        var first = new Input.Heard(fires.at(), saying(fires.alert(), forLong));
        try (var door = door("beside")) {
            var replay = live("beside", door, "1");
            var running = CompletableFuture.supplyAsync(() -> run(replay, first, later));
            await("the replayed run").until(() -> isActing("beside"));

            fleet.kill();
            var began = Instant.now();
            tell("firing", began);
            await("the restart").until(fleet::healthy);
            tell("resolved", began);
            await("healing").until(() -> states().contains("healed"));

            assertThat(fleet.pid()).isNotEqualTo(pid);
            assertThat(isActing("beside")).isTrue();
            replay.stop();
            assertThat(running.get().sound()).isTrue();
            assertThat(running.get().endedHere()).isEqualTo(1);
        }
        nothingIsUnaccounted();
    }

    @Test
    void as_fast_as_the_door_takes_it_nothing_is_lost() throws Exception {
        var many =
                Stream.iterate(0, i -> i + 1)
                        .limit(1_000)
                        .map(i -> alert(i, "NobodyKnowsMe", "n" + i % 50, AlertStatus.FIRING))
                        .toArray(Input.Heard[]::new);

        var account = replay("flood", "max", many);

        assertThat(account.accepted()).isEqualTo(1_050);
        assertThat(account.terminal()).isEqualTo(1_050);
        assertThat(account.open()).isZero();
        nothingIsUnaccounted();
    }

    private static String remedyName() {
        return new QuickHeal().plan().rungs().getFirst().name();
    }

    private Account replay(String name, String speed, Input.Heard... alerts) {
        try (var door = door(name)) {
            return run(live(name, door, speed), alerts);
        }
    }

    private static LiveReplay live(String name, RemoteDoor door, String speed) {
        return new LiveReplay(
                name, door, Speed.parse(speed), InstantSource.system(), System.err::println);
    }

    private static Account run(LiveReplay replay, Input.Heard... alerts) {
        try (var stream = new Listed(List.of(alerts).iterator())) {
            return replay.run(stream);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Listed(Iterator<Input.Heard> alerts) implements AlertStream {
        @Override
        public Optional<Input.Heard> next() {
            return alerts.hasNext() ? Optional.of(alerts.next()) : Optional.empty();
        }

        @Override
        public double share() {
            return 1;
        }

        @Override
        public void close() {}
    }

    private static Input.Heard alert(int second, String name, String node, AlertStatus status) {
        var at = THEN.plusSeconds(second);
        var series = name + "/" + node;
        return new Input.Heard(
                at,
                new Alert(
                        "alertmanager",
                        series,
                        series + "/1",
                        series + second,
                        status,
                        Severity.CRITICAL,
                        name,
                        "node/" + node,
                        THEN,
                        null,
                        Map.of("instance", node),
                        Map.of(),
                        Map.of()));
    }

    private static Alert saying(Alert a, Map<String, String> annotations) {
        return new Alert(
                a.source(),
                a.series(),
                a.episode(),
                a.delivery(),
                a.status(),
                a.severity(),
                a.name(),
                a.resource(),
                a.startsAt(),
                a.endsAt(),
                a.labels(),
                annotations,
                a.links());
    }

    private void tell(String status, Instant startsAt) throws IOException {
        var body = Webhook.alertmanager(status, "InstanceDown", "web-1", startsAt);
        assertThat(http.post("/webhooks/alertmanager", body)).isEqualTo(202);
    }

    private boolean isActing(String replay) throws IOException {
        return http.get("/api/incidents?replay=" + replay)
                .path("incidents")
                .valueStream()
                .anyMatch(i -> i.path("state").asString().equals("acting"));
    }

    /// Of real incidents.
    private List<String> states() throws IOException {
        return http.get("/api/incidents")
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("resource").asString().equals("node/web-1"))
                .map(i -> i.path("state").asString())
                .toList();
    }

    private JsonNode incident(String replay, String alert) throws IOException {
        return http.get("/api/incidents?replay=" + replay)
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("alert").asString().equals(alert))
                .findFirst()
                .orElseThrow();
    }

    private List<String> decisions(String replay, String alert) throws IOException {
        var id = incident(replay, alert).path("id").asString();
        return http.get("/api/incidents/" + id)
                .path("decisions")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }

    /// How much was ever to be told to anybody.
    private long toldToPeople() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", remediator.bootstrap()))) {
            var topic = Topic.NOTIFICATIONS.topicName();
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
            var latest =
                    described.values().stream()
                            .flatMap(found -> found.partitions().stream())
                            .collect(
                                    Collectors.toMap(
                                            p -> new TopicPartition(topic, p.partition()),
                                            _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        }
    }

    private void nothingIsUnaccounted() {
        await("the accounts")
                .untilAsserted(
                        () ->
                                assertThat(
                                                http.get("/api/accounting")
                                                        .path("unaccounted")
                                                        .asLong(-1))
                                        .isZero());
    }

    private RemoteDoor door(String name) {
        return new RemoteDoor(
                http.base(), name, HttpClient.newHttpClient(), UnaryOperator.identity());
    }
}
