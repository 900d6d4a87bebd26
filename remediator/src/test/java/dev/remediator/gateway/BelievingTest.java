package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Reading;
import dev.remediator.adapter.authentication.Authentication;
import dev.remediator.adapter.authentication.Verdict;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Policy;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What paging services say about our pages, at the door: who is believed, and what becomes of it.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BelievingTest {
    private static final AdapterRegistry ADAPTERS = AdapterRegistry.load();
    private static final Instant AT = Instant.parse("2026-03-01T02:41:17Z");

    private static final Authentication KNOWN =
            delivery ->
                    delivery.header("X-Secret").filter("right"::equals).isPresent()
                            ? Verdict.PASSED
                            : new Verdict.Failed("the header X-Secret is not right");

    private static String event(String type, String more) {
        return """
                {"event": {"id": "1", "event_type": "%s", "occurred_at": "%s",
                "agent": {"type": "user_reference", "summary": "Ana"},
                "data": {"id": "Q", "type": "incident", "incident_key": "remediator:inc-1"%s}}}
                """
                .formatted(type, AT, more);
    }

    private static GatewayBench bench(Integrations integrations) throws IOException {
        return new GatewayBench(Policy.DEFAULT, integrations);
    }

    private static Integrations one(Authentication authentication) {
        var adapter = ADAPTERS.find("pagerduty").orElseThrow();
        return new Integrations(
                ADAPTERS,
                List.of(
                        new Integration(
                                "pd",
                                adapter,
                                Reading.DEFAULT,
                                authentication,
                                Confirmation.REFUSED,
                                List.of())));
    }

    private static GatewayBench.Answered send(GatewayBench bench, String body) throws Exception {
        return bench.send(
                "POST",
                "/webhooks/pagerduty",
                body,
                "X-Secret",
                "right",
                "Content-Type",
                "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "incident.acknowledged,   Acknowledged",
        "incident.unacknowledged, Unacknowledged",
        "incident.resolved,       Closed"
    })
    void what_a_known_sender_says_is_told_to_the_engine(String type, String report)
            throws Exception {
        try (var bench = bench(one(KNOWN))) {
            var answer = send(bench, event(type, ""));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("pages").asInt()).isEqualTo(1);
            assertThat(bench.responses.told())
                    .singleElement()
                    .returns("inc-1", PageReport::incident)
                    .asString()
                    .startsWith(report + "[")
                    .contains("Ana", "pagerduty", AT.toString());
            assertThat(bench.ledger.kept()).isEmpty();
        }
    }

    @Test
    void a_stranger_is_not_believed() throws Exception {
        try (var bench = bench(one(Authentication.NONE))) {
            var answer = send(bench, event("incident.acknowledged", ""));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("ignored").asString()).contains("authenticated");
            assertThat(bench.responses.told()).isEmpty();
        }
    }

    @Test
    void nobody_is_believed_while_everybody_may_send() throws Exception {
        try (var bench = bench(Integrations.open(ADAPTERS))) {
            send(bench, event("incident.resolved", ""));

            assertThat(bench.responses.told()).isEmpty();
        }
    }

    @Test
    void alerts_beside_it_are_kept_although_it_is_not_believed() throws Exception {
        try (var bench = bench(one(Authentication.NONE))) {
            var answer = send(bench, mixed());

            assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
            assertThat(bench.ledger.kept()).hasSize(1);
            assertThat(bench.responses.told()).isEmpty();
        }
    }

    @Test
    void both_are_durable_where_it_is() throws Exception {
        try (var bench = bench(one(KNOWN))) {
            send(bench, mixed());

            assertThat(bench.ledger.kept()).hasSize(1);
            assertThat(bench.responses.told()).hasSize(1);
        }
    }

    @Test
    void what_cannot_be_read_beside_it_is_kept_and_not_refused_as_a_whole() throws Exception {
        try (var bench = bench(one(KNOWN))) {
            var answer = send(bench, mixed().replace("\"id\": \"M\",", ""));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("refused")).hasSize(1);
            assertThat(bench.responses.told()).hasSize(1);
            assertThat(bench.ledger.buried()).hasSize(1);
        }
    }

    private static String mixed() {
        return """
                {"messages": [
                {"event": "incident.acknowledge", "id": "1", "created_on": "%1$s",
                 "log_entries": [{"agent": {"type": "user_reference", "summary": "Ana"}}],
                 "incident": {"id": "A", "incident_key": "remediator:inc-1"}},
                {"event": "incident.trigger", "id": "2", "created_on": "%1$s",
                 "incident": {"id": "M", "incident_key": "mail", "title": "Mail waits"}}
                ]}
                """
                .formatted(AT);
    }

    @Test
    void nothing_is_accepted_that_is_not_durable() throws Exception {
        try (var bench = bench(one(KNOWN))) {
            bench.responses.goesAway();

            assertThat(send(bench, event("incident.resolved", "")).status()).isEqualTo(503);
        }
    }
}
