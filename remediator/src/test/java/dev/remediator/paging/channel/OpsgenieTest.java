package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpsgenieTest extends ChannelContract {
    private static final Page PAGE = Pages.ladderExhausted();
    private static final Reply LATER =
            Reply.of(
                    202,
                    "{\"result\":\"Request will be processed\",\"requestId\":\"43a29c5c-3dbf\"}");

    @Override
    ChannelKind kind() {
        return ChannelKind.OPSGENIE;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return channel(base, credential, timeouts, Map.of());
    }

    private Channel channel(
            URI base, Credential credential, Timeouts timeouts, Map<String, String> options) {
        return Opsgenie.of(spec(base, options), credential, timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(202, "{\"result\":\"Request will be processed\",\"took\":0.1}");
    }

    @Override
    String key(Taken taken) {
        return taken.path().equals("/v2/alerts")
                ? taken.json().path("alias").asString()
                : URLDecoder.decode(taken.path().split("/", -1)[3], StandardCharsets.UTF_8);
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.header("Authorization")).isEqualTo("GenieKey " + SECRET);
        var alert = taken.json();
        for (var field : List.of("message", "description", "entity", "note", "user", "details")) {
            assertThat(alert.path(field).toString()).as(field).doesNotContain("<", ">");
        }
        assertThat(alert.path("source").asString()).isEqualTo("remediator");
        if (taken.path().equals("/v2/alerts")) {
            assertThat(alert.path("message").asString()).isNotBlank().hasSizeLessThanOrEqualTo(130);
            assertThat(alert.path("alias").asString()).isNotBlank().hasSizeLessThanOrEqualTo(512);
            assertThat(alert.path("description").asString()).hasSizeLessThanOrEqualTo(15_000);
            assertThat(alert.path("entity").asString()).hasSizeLessThanOrEqualTo(512);
            assertThat(alert.path("priority").asString()).matches("P[1-5]");
            assertThat(alert.path("tags")).allMatch(tag -> tag.asString().length() <= 50);
            assertThat(total(alert.path("details"))).isLessThanOrEqualTo(8000);
        } else {
            assertThat(taken.path()).matches("/v2/alerts/[^/]+/(acknowledge|close)");
            assertThat(taken.query()).isEqualTo("identifierType=alias");
            assertThat(alert.path("note").asString()).hasSizeLessThanOrEqualTo(25_000);
            assertThat(alert.path("user").asString()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        }
    }

    private static int total(JsonNode details) {
        return details.propertyStream()
                .mapToInt(one -> one.getKey().length() + one.getValue().asString().length())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, P1", "ERROR, P2", "WARNING, P3", "UNKNOWN, P3", "INFO, P5"})
    void every_severity_has_a_priority(Severity severity, String priority) {
        send(Pages.of(Pages.alert(severity), Reason.NO_REMEDY));
        assertThat(service().only().json().path("priority").asString()).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({"ACKNOWLEDGE, acknowledge, ana", "RESOLVE, close, remediator"})
    void what_follows_a_call_finds_it_by_its_alias(Page.Action action, String verb, String user) {
        send(Pages.as(action, PAGE));
        assertThat(service().only().path()).isEqualTo("/v2/alerts/remediator%3Ainc-1/" + verb);
        assertThat(service().only().json().path("user").asString()).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource({
        "team, name, '{\"type\":\"team\",\"name\":\"x\"}'",
        "schedule, name, '{\"type\":\"schedule\",\"name\":\"x\"}'",
        "escalation, name, '{\"type\":\"escalation\",\"name\":\"x\"}'",
        "user, username, '{\"type\":\"user\",\"username\":\"x\"}'"
    })
    void the_operator_says_who_responds(String option, String field, String responder) {
        channel(service().base(), () -> SECRET, Timeouts.USUAL, Map.of(option, "x"))
                .send(Messages.about(PAGE));
        assertThat(service().only().json().path("responders")).hasToString("[" + responder + "]");
        assertThat(responder).contains("\"" + field + "\"");
    }

    @Test
    void a_person_who_is_called_responds_alone() {
        channel(service().base(), () -> SECRET, Timeouts.USUAL, Map.of("team", "x"))
                .send(Messages.to(Messages.ANA, PAGE));
        assertThat(service().only().json().path("responders"))
                .hasToString("[{\"type\":\"user\",\"username\":\"ana@example.org\"}]");
    }

    @Test
    void an_address_with_a_path_is_kept_as_jira_service_management_needs_it() {
        at("/jsm/ops/integration").send(Messages.about(PAGE));
        assertThat(service().only().path()).isEqualTo("/jsm/ops/integration/v2/alerts");
    }

    private Channel at(String path) {
        return channel(service().base().resolve(path), () -> SECRET, Timeouts.USUAL);
    }

    @Test
    void what_is_thrown_away_at_once_is_refused() {
        service()
                .next(LATER)
                .next(
                        Reply.of(
                                200,
                                "{\"data\":{\"isSuccess\":false,\"status\":\"no team %s\"}}"
                                        .formatted(SECRET)));
        assertThat(send(PAGE))
                .isEqualTo(new Permanent("Opsgenie took it and made no alert of it: no team ***"));
        assertThat(service().taken().getLast())
                .extracting(Taken::method, Taken::path, taken -> taken.header("Authorization"))
                .containsExactly("GET", "/v2/alerts/requests/43a29c5c-3dbf", "GenieKey " + SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"data\":{\"isSuccess\":true}}'",
        "200, '{\"data\":{}}'",
        "200, '{{{'",
        "200, '{\"data\":[]}'",
        "404, '{\"message\":\"Request not found. It might not be processed, yet.\"}'",
        "429, ''",
        "500, ''"
    })
    void what_is_not_known_to_be_thrown_away_is_taken(int status, String body) {
        service().next(LATER).next(Reply.of(status, body));
        assertThat(send(PAGE)).isEqualTo(new Sent("Opsgenie accepted it"));
        assertThat(told(service())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a b", "\\u0000", "?x", ""})
    void what_is_no_request_is_not_looked_up(String id) {
        service().next(Reply.of(202, "{\"requestId\":\"%s\"}".formatted(id)));
        assertThat(send(PAGE)).isInstanceOf(Sent.class);
        assertThat(service().taken()).hasSize(1);
    }

    @Test
    void closing_what_is_already_closed_is_no_failure() {
        service().next(LATER);
        assertThat(send(Pages.as(Page.Action.RESOLVE, PAGE))).isInstanceOf(Sent.class);
        assertThat(service().taken()).hasSize(1);
    }

    @Test
    void a_wake_up_test_says_so() {
        send(Pages.of(Pages.alert(Severity.INFO), Reason.PAGE_TEST));
        assertThat(service().only().json().path("message").asString()).startsWith("[TEST]");
        assertThat(service().only().json().path("tags").toString()).contains("\"test\"");
    }
}
