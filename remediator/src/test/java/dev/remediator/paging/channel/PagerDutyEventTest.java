package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PagerDutyEventTest {

    @Test
    void a_trigger_tells_the_whole_story() {
        var event = event(Pages.ladderExhausted()).asObject();
        var text = event.at("/payload/custom_details").asObject().remove("text");
        assertThat(text.asString()).contains("do next: Log in to node/web-1", "1. restart");
        assertThat(event)
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {
                                  "routing_key": "key",
                                  "event_action": "trigger",
                                  "dedup_key": "remediator:inc-1",
                                  "client": "remediator",
                                  "client_url": "https://remediator.example/api/incidents/inc-1",
                                  "payload": {
                                    "summary": "[CRITICAL] InstanceDown on node/web-1: every remedy was tried and none helped",
                                    "source": "node/web-1",
                                    "severity": "critical",
                                    "timestamp": "2026-08-04T03:15:00Z",
                                    "component": "web",
                                    "group": "eu-1",
                                    "class": "InstanceDown",
                                    "custom_details": {
                                      "reason": "ladder-exhausted",
                                      "why": "every remedy was tried and none helped",
                                      "next": "Log in to node/web-1: automation has tried all it knows and leaves it to you until the alert is over.",
                                      "playbook": "HealWebNode",
                                      "policy": "web-on-call",
                                      "incident": "inc-1",
                                      "firingSince": "2026-08-04T03:00:00Z",
                                      "reportedBy": "alertmanager",
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
                                      "labels": {"cluster": "eu-1", "instance": "web-1", "job": "web"},
                                      "annotations": {"summary": "web-1 does not answer"}
                                    }
                                  },
                                  "links": [
                                    {"href": "https://remediator.example/api/incidents/inc-1", "text": "incident"},
                                    {"href": "https://remediator.example/api/andon", "text": "andon cord"},
                                    {"href": "https://wiki.example/web", "text": "runbook"}
                                  ]
                                }
                                """));
    }

    @Test
    void a_resolve_is_the_key_and_nothing_else() {
        assertThat(event(Pages.as(Page.Action.RESOLVE, Pages.ladderExhausted())))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"routing_key": "key", "event_action": "resolve", "dedup_key": "remediator:inc-1"}
                                """));
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, critical",
        "ERROR, error",
        "WARNING, warning",
        "INFO, info",
        "UNKNOWN, warning"
    })
    void every_severity_is_one_of_pagerdutys_four(Severity severity, String word) {
        var event = event(Pages.of(Pages.alert(severity), Reason.NO_REMEDY));
        assertThat(event.at("/payload/severity").asString()).isEqualTo(word);
    }

    @Test
    void what_the_alert_does_not_say_is_left_out() {
        var alert = Pages.alert(Severity.ERROR, Map.of(), Map.of(), Map.of());
        var event = event(Pages.of(alert, Reason.NO_REMEDY));
        assertThat(event.path("payload").has("group")).isFalse();
        assertThat(event.path("payload").has("component")).isFalse();
        assertThat(links(event)).containsExactly("incident", "andon cord");
        assertThat(event.at("/payload/custom_details/attempts")).isEmpty();
    }

    @Test
    void names_that_come_to_nothing_do_not_cost_the_page() {
        var alert = Pages.alert(Severity.ERROR, Map.of("job", "\u0001"), Map.of(), Map.of());
        var page = Pages.on("\u0001", Pages.of(alert, Reason.NO_REMEDY));
        assertThat(event(page).at("/payload/source").asString()).isEqualTo("unknown");
        assertThat(event(page).path("payload").has("component")).isFalse();
    }

    @Test
    void only_addresses_a_browser_opens_become_links() {
        var alert =
                Pages.alert(
                        Severity.ERROR,
                        Map.of(),
                        Map.of(),
                        Map.of(
                                "a script", "javascript:alert(1)",
                                "a file", "file:///etc/passwd",
                                "a template", "https://{{ .Host }}/graph",
                                "no host", "https:///x",
                                "endless", "https://x.example/" + "x".repeat(3000),
                                "good", "http://prometheus.example:9090/graph?g0.expr=up"));
        assertThat(links(event(Pages.of(alert, Reason.NO_REMEDY))))
                .containsExactly("incident", "andon cord", "good");
    }

    private static List<String> links(JsonNode event) {
        return event.path("links").valueStream().map(link -> link.path("text").asString()).toList();
    }

    @Test
    void a_wake_up_test_says_so() {
        var event = event(Pages.of(Pages.alert(Severity.INFO), Reason.PAGE_TEST));
        assertThat(event.at("/payload/summary").asString()).startsWith("[TEST]");
    }

    @Test
    void a_key_that_is_too_long_is_replaced_by_its_digest_in_every_action() {
        var page = Pages.about("inc-" + "x".repeat(300), Pages.ladderExhausted());
        var trigger = event(page).path("dedup_key").asString();
        assertThat(trigger).startsWith("remediator:").hasSizeLessThan(255);
        assertThat(event(Pages.as(Page.Action.RESOLVE, page)).path("dedup_key").asString())
                .isEqualTo(trigger);
    }

    @Test
    void hostile_text_stays_text_and_the_summary_stays_one_line() {
        var evil = "\u001b[2J\u202e\ud800 a\nb \ud83d\ude00";
        var alert =
                Pages.alert(
                        Severity.ERROR, Map.of("job", evil, "x" + evil, evil), Map.of(), Map.of());
        var evidence =
                new Attempt(
                        evil,
                        Reason.REMEDY_FAILED,
                        evil,
                        Pages.restarted().startedAt(),
                        Pages.restarted().endedAt());
        var page = Pages.about(evil, Pages.of(alert, Reason.LADDER_EXHAUSTED, evidence));
        var event = event(page);
        assertThat(event.at("/payload/component").asString()).isEqualTo("a b \ud83d\ude00");
        assertThat(event.at("/payload/custom_details/attempts/0/remedy").asString())
                .isEqualTo("a b \ud83d\ude00");
        assertThat(event.at("/payload/custom_details/attempts/0/evidence").asString())
                .contains("a\nb");
    }

    @Test
    void annotations_go_first_when_it_is_too_much() {
        var event = event(big(1_000_000, 100, 100, 100));
        assertThat(leftOut(event)).isEqualTo("annotations");
        assertThat(details(event).has("annotations")).isFalse();
        assertThat(details(event).at("/labels/cluster").asString()).isEqualTo("eu-1");
        assertThat(details(event).at("/attempts/0/evidence").asString()).hasSize(100);
    }

    @Test
    void labels_go_second() {
        var event = event(big(300_000, 600_000, 100, 100));
        assertThat(leftOut(event)).isEqualTo("annotations, labels");
        assertThat(details(event).at("/attempts/0/evidence").asString()).hasSize(100);
    }

    @Test
    void then_goes_the_evidence_of_the_oldest_attempts_and_no_more_of_it_than_needed() {
        var event = event(big(100, 100, 300_000, 100_000));
        assertThat(leftOut(event)).isEqualTo("annotations, labels, evidence of attempt 1");
        assertThat(details(event).path("attempts"))
                .extracting(attempt -> attempt.path("evidence").asString("").length())
                .containsExactly(0, 300_000, 100_000);
        assertThat(details(event).at("/attempts/0/result").asString()).isEqualTo("remedy-failed");
    }

    @Test
    void the_last_evidence_is_cut_short_last() {
        var event = event(big(100, 100, 100, 2_000_000));
        assertThat(leftOut(event)).endsWith("attempt 2, the end of the last evidence");
        assertThat(details(event).at("/attempts/2/evidence").asString()).hasSize(4000);
    }

    @Test
    void a_page_fits_whatever_is_in_it() {
        var endless = "\u0001x".repeat(50_000);
        var labels = Map.of("cluster", endless, "job", endless);
        var alert = Pages.alert(Severity.ERROR, labels, labels, Map.of("x", "https://x.example"));
        var attempts =
                IntStream.range(0, 3000)
                        .mapToObj(i -> attempt(i < 2900 ? "short" : endless))
                        .toArray(Attempt[]::new);
        var page = Pages.about(endless, Pages.of(alert, Reason.LADDER_EXHAUSTED, attempts));
        var event = event(page);
        assertThat(details(event).path("attempts").size()).isEqualTo(50);
        assertThat(leftOut(event)).startsWith("the first 2950 attempts, annotations, labels, ");
    }

    private static Page big(int annotation, int label, int olderEvidence, int lastEvidence) {
        var alert =
                Pages.alert(
                        Severity.ERROR,
                        Map.of("cluster", "eu-1", "big", "x".repeat(label)),
                        Map.of("big", "x".repeat(annotation)),
                        Map.of());
        return Pages.of(
                alert,
                Reason.LADDER_EXHAUSTED,
                attempt("x".repeat(olderEvidence)),
                attempt("x".repeat(olderEvidence)),
                attempt("x".repeat(lastEvidence)));
    }

    private static Attempt attempt(String evidence) {
        var like = Pages.rebooted();
        return new Attempt(
                like.remedy(), like.result(), evidence, like.startedAt(), like.endedAt());
    }

    private static String leftOut(JsonNode event) {
        return details(event).path("leftOut").asString();
    }

    private static JsonNode details(JsonNode event) {
        return event.at("/payload/custom_details");
    }

    /// As PagerDuty would read it.
    private static JsonNode event(Page page) {
        var bytes = Slimming.bytes(PagerDutyEvent.of(Messages.about(page), "key"));
        assertThat(bytes).hasSizeLessThanOrEqualTo(512 * 1024);
        return Json.MAPPER.readTree(bytes);
    }
}
