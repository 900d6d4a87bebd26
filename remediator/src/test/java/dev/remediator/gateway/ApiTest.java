package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.history.Chronicle;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiTest {
    private final GatewayBench bench;

    ApiTest() throws IOException {
        bench = new GatewayBench();
        bench.chronicle
                .decides("inc-1", Reason.HELD_FOR, State.WATCHING)
                .passes(Duration.ofMinutes(1))
                .decides("inc-2", Reason.REMEDY_OFFERED, State.ACTING)
                .passes(Duration.ofMinutes(1))
                .closes("inc-3", Reason.UNMATCHED, State.UNMATCHED)
                .closes("inc-1", Reason.HEALED, State.HEALED);
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @Test
    void incidents_are_listed_newest_first() throws Exception {
        assertThat(ids("/api/incidents")).containsExactly("inc-3", "inc-2", "inc-1");
    }

    @Test
    void an_incident_in_the_list_has_its_eight_fields() throws Exception {
        var first = bench.get("/api/incidents?state=healed").json().path("incidents").path(0);
        assertThat(first.toString())
                .isEqualTo(
                        "{\"id\":\"inc-1\",\"alert\":\"InstanceDown\",\"resource\":\"node/web-1\","
                                + "\"state\":\"healed\",\"playbook\":\"HealNode\","
                                + "\"reason\":\"healed\",\"openedAt\":\"2026-01-01T03:00:00Z\","
                                + "\"closedAt\":\"2026-01-01T03:02:00Z\"}");
    }

    @Test
    void what_is_still_open_has_no_end_and_says_so() throws Exception {
        var acting = bench.get("/api/incidents?state=acting").json().path("incidents").path(0);
        assertThat(acting.has("closedAt")).isTrue();
        assertThat(acting.path("closedAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"watching,", "acting,inc-2", "healed,inc-1", "unmatched,inc-3"})
    void the_list_can_be_asked_for_one_state(String state, String id) throws Exception {
        assertThat(ids("/api/incidents?state=" + state))
                .isEqualTo(id == null ? List.of() : List.of(id));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,3", "100,3", "10000,3"})
    void the_list_can_be_cut(int limit, int found) throws Exception {
        assertThat(ids("/api/incidents?limit=" + limit)).hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEALED", "invented", ""})
    void a_state_that_is_none_is_refused_with_those_there_are(String state) throws Exception {
        var said = bench.get("/api/incidents?state=" + state);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.json().path("error").asString())
                .startsWith("state must be one of watching, waiting, acting");
    }

    @Test
    void state_and_limit_go_together() throws Exception {
        assertThat(ids("/api/incidents?limit=1&state=healed")).containsExactly("inc-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "10001", "", "x", "1.5", "99999999999", "%20", "1;2", "0x10"})
    void a_limit_that_makes_no_sense_is_refused(String limit) throws Exception {
        var answer = bench.get("/api/incidents?limit=" + limit);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("limit must be a number from 1 to 10000");
    }

    @Test
    void the_first_of_two_limits_counts() throws Exception {
        assertThat(ids("/api/incidents?limit=1&limit=x")).hasSize(1);
    }

    @Test
    void one_incident_is_told_with_every_decision() throws Exception {
        var incident = bench.get("/api/incidents/inc-1").json();
        assertThat(incident.path("id").asString()).isEqualTo("inc-1");
        assertThat(incident.path("state").asString()).isEqualTo("healed");
        assertThat(incident.path("decisions").valueStream().map(d -> d.path("reason").asString()))
                .containsExactly("held-for", "healed");
        assertThat(incident.path("decisions").path(1).path("why").asString())
                .isEqualTo(Reason.HEALED.sentence());
        assertThat(incident.path("decisions").path(1).path("advice").asString())
                .isEqualTo(Reason.HEALED.advice());
        assertThat(incident.path("decisions").path(1).path("state").asString()).isEqualTo("healed");
    }

    @Test
    void an_incident_people_were_called_for_says_who_and_since_when_it_fires() throws Exception {
        var alert = firing("series-1");
        bench.chronicle
                .hears(alert, Reason.HELD_FOR, State.WATCHING, false)
                .decides(alert.series(), Reason.NO_REMEDY, State.PAGED)
                .says(alert.series(), Reason.PAGE_CALLED, "ana by sms")
                .says(alert.series(), Reason.PAGE_UNCLEAR, "ana by sms: no answer")
                .says(alert.series(), Reason.ACKNOWLEDGED, "ana, at api");

        var incident = bench.get("/api/incidents/" + alert.series()).json();

        assertThat(incident.path("alertStartsAt").asString())
                .isEqualTo(alert.startsAt().toString());
        assertThat(incident.path("severity").asString()).isEqualTo(alert.severity().word());
        assertThat(incident.path("acknowledgedBy").asString()).isEqualTo("ana");
        assertThat(incident.path("acknowledgedAt").asString()).isEqualTo("2026-01-01T03:02:00Z");
        assertThat(incident.path("pages").toString())
                .isEqualTo(
                        "[{\"at\":\"2026-01-01T03:02:00Z\",\"to\":\"ana by sms\","
                                + "\"outcome\":\"page-unclear\",\"detail\":\"no answer\","
                                + "\"toldAt\":\"2026-01-01T03:02:00Z\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inc-9",
                "INC-1",
                "inc-1%20",
                "%20",
                "inc-1%00",
                "..%5c..",
                "%22%3E%3Cscript%3E",
                "*",
                "%F0%9F%9A%80",
                "null",
                "undefined",
                "inc-1%0d%0aX-Evil:1"
            })
    void an_incident_nobody_knows_is_not_found(String id) throws Exception {
        var answer = bench.get("/api/incidents/" + id);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("X-Evil")).isEmpty();
    }

    @Test
    void the_accounts_are_told() throws Exception {
        assertThat(bench.get("/api/accounting").json().toString())
                .isEqualTo("{\"accepted\":9,\"terminal\":6,\"open\":3,\"unaccounted\":0}");
    }

    @Test
    void accounts_that_cannot_be_had_are_to_be_asked_for_again() throws Exception {
        bench.books =
                () -> {
                    throw new IllegalStateException("Kafka does not say");
                };
        var answer = bench.get("/api/accounting");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("Kafka does not say");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void a_process_that_is_ready_says_so() throws Exception {
        var answer = bench.get("/readyz");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("ready").asBoolean()).isTrue();
    }

    @Test
    void a_process_that_is_not_ready_says_why() throws Exception {
        bench.readiness = () -> Optional.of("the history is being read");
        var answer = bench.get("/readyz");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("ready").asBoolean()).isFalse();
        assertThat(answer.error()).isEqualTo("the history is being read");
    }

    @Test
    void a_process_that_is_not_ready_is_alive() throws Exception {
        bench.readiness = () -> Optional.of("the history is being read");
        assertThat(bench.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void metrics_are_in_the_format_of_Prometheus() throws Exception {
        bench.metrics.counter("remediator.decisions", "reason", "healed").increment();
        var answer = bench.get("/metrics");
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/plain; version=0.0.4"));
        assertThat(answer.text()).contains("remediator_decisions_total{reason=\"healed\"} 1.0");
    }

    private List<String> ids(String path) throws Exception {
        return bench.get(path)
                .json()
                .path("incidents")
                .valueStream()
                .map(i -> i.path("id").asString())
                .toList();
    }

    private static Alert firing(String series) {
        return new Alert(
                "alertmanager",
                series,
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "InstanceDown",
                "node/web-1",
                Chronicle.START,
                null,
                Map.of("job", "web"),
                Map.of("summary", "web-1 is down"),
                Map.of());
    }
}
