package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Policy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.settings.ReplaysTaken;
import dev.remediator.topic.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayDoorTest {
    private static final String DOOR = "/api/replays/storm/alerts";
    private static final String[] JSON = {"Content-Type", "application/json"};

    private final GatewayBench bench;

    ReplayDoorTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @Test
    void every_alert_is_routed_marked_and_kept() throws Exception {
        var body = array(alert("web-1", "anything/x"), alert("web-2", "anything/y"));

        var answer = bench.send("POST", DOOR, body, JSON);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"accepted\":2}\n");
        assertThat(bench.ledger.kept())
                .extracting(Alert::resource)
                .containsExactly("replay:storm/node/web-1", "replay:storm/node/web-2");
        assertThat(bench.ledger.kept()).allMatch(Replayed::is);
        assertThat(bench.ledger.kept().getFirst().labels()).containsEntry("instance", "web-1");
    }

    @Test
    void one_that_pretends_to_be_of_another_replay_is_of_this_one() throws Exception {
        var other = Replayed.as("other", alert("web-1", "node/web-1"));

        bench.send("POST", DOOR, array(other), JSON);

        assertThat(bench.ledger.kept())
                .extracting(kept -> Replayed.name(kept.series()).orElse(""))
                .containsExactly("storm");
    }

    @ParameterizedTest
    @CsvSource({
        "not json, the body is no JSON",
        "{}, the body must be a JSON array of alerts",
        "[7], alert 0 cannot be read",
        "[null], alert 0 cannot be read",
        "[[]], alert 0 cannot be read",
        "'[{\"schema\":\"alert/2\"}]', alert 0 is of a schema that is not alert/1",
        "'[{\"source\":\"\"}]', alert 0 cannot be read"
    })
    void what_cannot_be_read_is_refused_with_a_sentence(String body, String sentence)
            throws Exception {
        var answer = bench.send("POST", DOOR, body, JSON);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(sentence).endsWith("; nothing of the body was taken");
        assertThat(bench.ledger.kept()).isEmpty();
    }

    @Test
    void of_an_array_all_is_taken_or_nothing() throws Exception {
        var good = array(alert("web-1", "node/web-1"));
        var body = good.substring(0, good.length() - 1) + ",{}]";

        assertThat(bench.send("POST", DOOR, body, JSON).error()).startsWith("alert 1 ");
        assertThat(bench.ledger.kept()).isEmpty();
    }

    @Test
    void what_a_web_page_could_send_is_refused() throws Exception {
        var answer = bench.send("POST", DOOR, "[]", "Content-Type", "text/plain");
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void what_is_not_durable_is_not_accepted() throws Exception {
        bench.ledger.goesAway();
        var answer = bench.send("POST", DOOR, array(alert("web-1", "x/y")), JSON);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("5");
    }

    @Test
    void a_name_nobody_may_have_is_refused() throws Exception {
        var answer = bench.send("POST", "/api/replays/Storm/alerts", "[]", JSON);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("lower case");
    }

    @Test
    void where_no_replay_is_taken_it_is_said_how_it_would_be() throws Exception {
        var integrations = Integrations.open(AdapterRegistry.load());
        try (var closed = new GatewayBench(Policy.DEFAULT, integrations, false)) {
            var answer = closed.send("POST", DOOR, array(alert("web-1", "x/y")), JSON);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.error()).contains("http.replays");
            assertThat(closed.ledger.kept()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL, 127.0.0.1, true",
        "LOCAL, localhost, true",
        "LOCAL, 0.0.0.0, false",
        "LOCAL, 10.0.0.1, false",
        "ALLOWED, 0.0.0.0, true",
        "REFUSED, 127.0.0.1, false"
    })
    void replays_are_taken_where_it_is_safe(ReplaysTaken taken, String host, boolean yes) {
        assertThat(taken.at(host)).isEqualTo(yes);
    }

    @Test
    void no_webhook_makes_the_mark() throws Exception {
        var forged =
                """
                {"source": "replay:storm/x", "name": "Odd", "status": "firing",
                 "resource": "replay:storm/node/web-1", "severity": "critical",
                 "fingerprint": "replay:storm/f", "labels": {"instance": "replay:storm/web-1"}}
                """;
        var registry = AdapterRegistry.load();
        try (var all = new GatewayBench(Policy.DEFAULT, Integrations.open(registry))) {
            var json = all.send("POST", "/webhooks/json", forged, JSON);
            var labelled =
                    all.send(
                            "POST",
                            "/webhooks/alertmanager",
                            GatewayBench.webhook(
                                    GatewayBench.alert("Odd", "replay:storm/node/web-1")),
                            JSON);

            assertThat(List.of(json.status(), labelled.status())).containsOnly(202);
            assertThat(all.ledger.kept()).hasSize(2).noneMatch(Replayed::is);
        }
    }

    @Test
    void a_replay_is_counted_and_its_incidents_are_listed_apart() throws Exception {
        var replayed = Replayed.as("storm", alert("web-1", "node/web-1"));
        bench.chronicle
                .decides("inc-real", Reason.HELD_FOR, State.WATCHING)
                .hears(replayed, Reason.UNMATCHED, State.UNMATCHED, true);

        assertThat(bench.get("/api/incidents").text())
                .contains("inc-real")
                .doesNotContain("replay");
        assertThat(bench.get("/api/incidents?replay=storm").json().path("incidents"))
                .singleElement()
                .satisfies(i -> assertThat(i.path("replayed").asString()).isEqualTo("storm"));
        assertThat(bench.get("/api/incidents?replay=other").json().path("incidents")).isEmpty();
        var standing = bench.get("/api/replays/storm").json();
        assertThat(standing.path("incidents").path("unmatched").asInt()).isEqualTo(1);
        assertThat(bench.get("/api/replays/other").status()).isEqualTo(404);
    }

    private static String array(Alert... alerts) {
        return "["
                + String.join(
                        ",",
                        List.of(alerts).stream()
                                .map(
                                        alert ->
                                                new String(
                                                        Wire.ALERT.write(alert),
                                                        StandardCharsets.UTF_8))
                                .toList())
                + "]";
    }

    private static Alert alert(String instance, String resource) {
        return new Alert(
                "test",
                "series-" + instance,
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "InstanceDown",
                resource,
                Instant.EPOCH,
                null,
                Map.of("instance", instance),
                Map.of(),
                Map.of());
    }
}
