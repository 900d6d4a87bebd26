package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.OurPage;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AlertmanagerSinkTest extends ChannelContract {
    private static final Page PAGE = Pages.ladderExhausted();

    @Override
    ChannelKind kind() {
        return ChannelKind.ALERTMANAGER;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return AlertmanagerSink.of(spec(base, Map.of()), credential, timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(200, "");
    }

    @Override
    String key(Taken taken) {
        return alert(taken).path("labels").path(OurPage.LABEL).asString();
    }

    private static JsonNode alert(Taken taken) {
        return taken.json().path(0);
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo("/api/v2/alerts");
        assertThat(taken.header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(taken.json()).hasSize(1);
        assertThat(taken.body().length()).isLessThan(200_000);
        var alert = alert(taken);
        assertThat(alert.path("labels").propertyNames())
                .contains("alertname", OurPage.LABEL)
                .allMatch(name -> name.matches("[a-zA-Z_][a-zA-Z0-9_]*"));
        assertThat(alert.path("labels")).allMatch(value -> !value.asString().isBlank());
        assertThat(alert.path("annotations").propertyNames())
                .contains("summary", "description", "incident", "andon_cord");
        assertThat(Instant.parse(alert.path("startsAt").asString()))
                .isBeforeOrEqualTo(Instant.parse(alert.path("endsAt").asString()));
        assertThat(alert.path("generatorURL").asString()).startsWith("https://remediator.example");
    }

    @Test
    void a_call_is_the_alert_with_our_key_and_lasts() {
        send(PAGE);
        var alert = alert(service().only());
        assertThat(alert.path("labels"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"alertname": "InstanceDown", "cluster": "eu-1", "instance": "web-1",
                                 "job": "web", "remediator_page": "remediator:inc-1",
                                 "severity": "critical"}
                                """));
        assertThat(alert.path("startsAt").asString()).isEqualTo("2026-08-04T03:15:00Z");
        assertThat(alert.path("endsAt").asString()).isEqualTo("2026-09-03T03:15:00Z");
        assertThat(alert.at("/annotations/runbook_url").asString())
                .isEqualTo("https://wiki.example/web");
    }

    @Test
    void the_end_ends_it_now() {
        send(Pages.as(Page.Action.RESOLVE, PAGE));
        assertThat(alert(told(service()).getFirst()).path("endsAt").asString())
                .isEqualTo("2026-08-04T03:15:00Z");
    }

    @Test
    void the_end_finds_the_alert_although_its_source_says_other_labels_now() {
        var then = "{\"alertname\": \"Other\", \"remediator_page\": \"remediator:inc-1\"}";
        var foreign = "{\"alertname\": \"Other\", \"remediator_page\": \"remediator:inc-2\"}";
        service()
                .next(
                        Reply.of(
                                200,
                                "[{\"labels\": %s}, {\"labels\": %s}]".formatted(foreign, then)));
        assertThat(send(Pages.as(Page.Action.RESOLVE, PAGE))).isInstanceOf(Sent.class);
        assertThat(service().taken().getFirst().query())
                .isEqualTo("filter=remediator_page%3D%22remediator%3Ainc-1%22");
        assertThat(service().taken().getLast().json())
                .extracting(ended -> ended.path("labels"))
                .containsExactly(Json.MAPPER.readTree(then));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{{{", "[1, null]"})
    void the_end_uses_the_labels_of_now_if_nothing_is_found(String found) {
        service().next(Reply.of(200, found));
        send(Pages.as(Page.Action.RESOLVE, PAGE));
        assertThat(service().taken().getLast().json()).hasSize(1);
        assertThat(alert(service().taken().getLast()).at("/labels/instance").asString())
                .isEqualTo("web-1");
    }

    @Test
    void a_severity_that_the_source_says_is_kept() {
        var alert = Pages.alert(Severity.CRITICAL, Map.of("severity", "page"), Map.of(), Map.of());
        send(Pages.of(alert, Reason.NO_REMEDY));
        assertThat(alert(service().only()).at("/labels/severity").asString()).isEqualTo("page");
    }

    @Test
    void nobody_else_can_say_which_page_it_is() {
        var alert =
                Pages.alert(Severity.CRITICAL, Map.of(OurPage.LABEL, "other"), Map.of(), Map.of());
        send(Pages.of(alert, Reason.NO_REMEDY));
        assertThat(key(service().only())).isEqualTo("remediator:inc-1");
    }

    @ParameterizedTest
    @CsvSource({"'', '', ''", "'', tok, Bearer tok", "bob, pass, Basic"})
    void it_says_who_it_is_as_the_operator_wants(String user, String secret, String scheme) {
        var options = user.isEmpty() ? Map.<String, String>of() : Map.of("user", user);
        AlertmanagerSink.of(spec(service().base(), options), () -> secret, Timeouts.USUAL)
                .send(Messages.about(PAGE));
        var expected =
                scheme.equals("Basic")
                        ? "Basic " + Base64.getEncoder().encodeToString(bytes(user + ":" + secret))
                        : scheme;
        assertThat(service().only().header("Authorization")).isEqualTo(expected);
    }

    @Test
    void a_password_is_not_repeated_as_it_goes_over_the_wire() {
        var wire = Base64.getEncoder().encodeToString(bytes("bob:passwörd"));
        service().always(Reply.of(403, "no, Basic " + wire));
        var options = Map.of("user", "bob");
        var delivery =
                AlertmanagerSink.of(
                                spec(service().base(), options), () -> "passwörd", Timeouts.USUAL)
                        .send(Messages.about(PAGE));
        assertThat(service().only().header("Authorization")).isEqualTo("Basic " + wire);
        assertThat(why(delivery)).isEqualTo("Alertmanager answered 403: no, Basic ***");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
