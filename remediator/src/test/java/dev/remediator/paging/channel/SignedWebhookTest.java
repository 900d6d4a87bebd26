package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignedWebhookTest extends ChannelContract {
    private static final Instant NOW = Instant.parse("2026-08-04T03:15:07.9Z");
    private static final Page PAGE = Pages.ladderExhausted();

    @Override
    ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        var spec = spec(base.resolve("/hooks/pages?team=web"), Map.of());
        return SignedWebhook.of(spec, credential, timeouts, () -> NOW);
    }

    @Override
    Reply success() {
        return Reply.of(202, "");
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path() + "?" + taken.query()).isEqualTo("/hooks/pages?team=web");
        assertThat(taken.header("Content-Type"))
                .isEqualTo("application/cloudevents+json; charset=utf-8");
        assertThat(taken.header("X-Signature"))
                .isEqualTo("t=1785813307,v1=" + hmac(SECRET, "1785813307." + taken.body()));
        assertThat(taken.body().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(256 * 1024);
        isCloudEvent(taken.json());
        assertThat(taken.header("Idempotency-Key")).isEqualTo(taken.json().path("id").asString());
    }

    /// What the specification of CloudEvents 1.0.2 requires of its attributes.
    private static void isCloudEvent(JsonNode event) {
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        for (var attribute : new String[] {"id", "source", "type", "subject"}) {
            assertThat(event.path(attribute).asString()).as(attribute).isNotEmpty();
        }
        assertThat(URI.create(event.path("source").asString())).hasScheme("https");
        assertThat(event.path("type").asString())
                .matches("dev\\.remediator\\.page\\.(triggered|acknowledged|resolved)");
        assertThat(OffsetDateTime.parse(event.path("time").asString())).isNotNull();
        assertThat(event.path("data").isObject()).isTrue();
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]+"));
    }

    @Override
    String key(Taken taken) {
        return taken.json().path("data").path("key").asString();
    }

    /// It signs; the secret is not said.
    @Override
    boolean carries(Taken taken, String secret) {
        return taken.header("X-Signature")
                .endsWith("v1=" + hmac(secret, "1785813307." + taken.body()));
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    Set<Integer> refusals() {
        return Set.of(400, 401, 403, 404, 409, 410, 413, 422);
    }

    /// The signature of a fixed text under a fixed key, computed with `printf '1.{}' | openssl dgst
    /// -sha256 -hmac key`.
    @Test
    void a_signature_is_what_others_compute() {
        assertThat(hmac("key", "1.{}"))
                .isEqualTo("1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
    }

    @Test
    void without_a_secret_nothing_is_signed() {
        var spec = new ChannelSpec("hook", kind(), service().base().toString(), "", Map.of());
        assertThat(Channels.of(spec, () -> "").send(Messages.about(PAGE))).isInstanceOf(Sent.class);
        assertThat(service().only().headers().containsKey("X-Signature")).isFalse();
    }

    @Test
    void the_diagnosis_is_in_fields() {
        send(PAGE);
        assertThat(service().only().json())
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {
                                  "specversion": "1.0",
                                  "id": "inc-1/1/0/0",
                                  "source": "https://remediator.example",
                                  "type": "dev.remediator.page.triggered",
                                  "time": "2026-08-04T03:15:00Z",
                                  "subject": "remediator:inc-1",
                                  "datacontenttype": "application/json",
                                  "data": {
                                    "key": "remediator:inc-1",
                                    "incident": "inc-1",
                                    "resource": "node/web-1",
                                    "policy": "web-on-call",
                                    "playbook": "HealWebNode",
                                    "recipient": "",
                                    "by": "",
                                    "decidedAt": "2026-08-04T03:15:00Z",
                                    "firingSince": "2026-08-04T03:15:00Z",
                                    "summary": "[CRITICAL] InstanceDown on node/web-1: every remedy was tried and none helped",
                                    "reason": "ladder-exhausted",
                                    "why": "every remedy was tried and none helped",
                                    "next": "Log in to node/web-1: automation has tried all it knows and leaves it to you until the alert is over.",
                                    "alert": {
                                      "name": "InstanceDown",
                                      "severity": "critical",
                                      "source": "alertmanager",
                                      "startsAt": "2026-08-04T03:00:00Z",
                                      "labels": {
                                        "cluster": "eu-1", "instance": "web-1", "job": "web"
                                      },
                                      "annotations": {"summary": "web-1 does not answer"},
                                      "links": {"runbook": "https://wiki.example/web"}
                                    },
                                    "attempts": [
                                      {
                                        "remedy": "restart the service",
                                        "result": "did-not-clear",
                                        "meaning": "the remedy was done, but the alert did not clear",
                                        "evidence": "nginx was restarted and answered once",
                                        "startedAt": "2026-08-04T03:01:00Z",
                                        "endedAt": "2026-08-04T03:03:03Z"
                                      },
                                      {
                                        "remedy": "drain and reboot",
                                        "result": "remedy-failed",
                                        "meaning": "the remedy failed",
                                        "evidence": "step 'reboot': ssh: connection refused",
                                        "startedAt": "2026-08-04T03:03:20Z",
                                        "endedAt": "2026-08-04T03:04:02Z"
                                      }
                                    ],
                                    "attemptsInAll": 2,
                                    "links": {
                                      "incident": "https://remediator.example/api/incidents/inc-1",
                                      "andon": "https://remediator.example/api/andon"
                                    },
                                    "shortened": false
                                  }
                                }
                                """));
    }

    @ParameterizedTest
    @EnumSource(Page.Action.class)
    void the_type_says_what_has_happened(Page.Action action) {
        send(Pages.as(action, PAGE));
        var type =
                switch (action) {
                    case TRIGGER -> "triggered";
                    case ACKNOWLEDGE -> "acknowledged";
                    case RESOLVE -> "resolved";
                };
        assertThat(service().only().json().path("type").asString()).endsWith("." + type);
        assertThat(service().only().json().path("data").path("by").asString())
                .isEqualTo(action == Page.Action.ACKNOWLEDGE ? "ana" : "");
    }

    @Test
    void a_repeat_has_the_same_idempotency_key() {
        send(PAGE);
        send(PAGE);
        assertThat(service().taken())
                .extracting(taken -> taken.header("Idempotency-Key"))
                .containsExactly("inc-1/1/0/0", "inc-1/1/0/0");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 208})
    void any_2xx_is_an_acceptance(int status) {
        service().always(Reply.of(status, ""));
        assertThat(send(PAGE)).isInstanceOf(Sent.class);
    }

    @Test
    void only_http_and_https_links_are_told() {
        HostilePages.all().forEach(this::send);
        assertThat(service().taken())
                .allSatisfy(
                        taken ->
                                assertThat(taken.json().path("data").path("alert").path("links"))
                                        .allMatch(link -> link.asString().startsWith("http")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "smtp://mail.example.org"})
    void an_address_that_is_none_is_refused_in_a_sentence(String url) {
        var spec = new ChannelSpec("hook", kind(), url, "", Map.of());
        assertThatThrownBy(() -> Channels.of(spec, () -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be an http or https address");
    }
}
