package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Event;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How messages look to somebody with a Kafka tool. What is here is documented and does not change
/// under one version of a schema.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LooksTest {

    @Test
    void an_alert() throws Unreadable {
        assertLooks(
                Wire.ALERT,
                Samples.ALERT,
                """
                {
                  "source" : "alertmanager",
                  "series" : "series-1",
                  "episode" : "episode-1",
                  "delivery" : "delivery-1",
                  "status" : "RESOLVED",
                  "severity" : "CRITICAL",
                  "name" : "InstanceDown",
                  "resource" : "node/web-1",
                  "startsAt" : "2026-01-01T03:00:00.123456789Z",
                  "endsAt" : "2026-01-01T03:01:00.123456789Z",
                  "labels" : {
                    "instance" : "web-1",
                    "ünïcode" : "\\u0000🚀"
                  },
                  "annotations" : {
                    "summary" : "it is down"
                  },
                  "links" : {
                    "runbook" : "https://runbooks.example/InstanceDown"
                  },
                  "schema" : "alert/1"
                }""");
    }

    @Test
    void a_report_tells_its_kind() throws Unreadable {
        assertLooks(
                Wire.REPORT,
                Samples.REPORTS.get(3),
                """
                {
                  "kind" : "Recorded",
                  "resource" : "node/web-1",
                  "run" : "run-1",
                  "epoch" : 3,
                  "worker" : "worker-1",
                  "entry" : {
                    "step" : "drain#1",
                    "kind" : "DONE",
                    "value" : "{\\"type\\":\\"int\\",\\"value\\":1}",
                    "at" : "2026-01-01T03:00:00.123456789Z"
                  },
                  "schema" : "report/1"
                }""");
    }

    @Test
    void a_line_of_the_incident_log() throws Unreadable {
        assertLooks(
                Wire.LOGGED,
                new Logged(Samples.SPARE_DECISION, null, new Accounts(3, 9, 7, 2)),
                """
                {
                  "decision" : {
                    "incident" : "inc-1",
                    "resource" : "r",
                    "at" : "2026-01-01T03:00:00.123456789Z",
                    "reason" : "MALFORMED",
                    "state" : "REFUSED",
                    "series" : "",
                    "alert" : "",
                    "facts" : "",
                    "settles" : true,
                    "closes" : true
                  },
                  "accounts" : {
                    "partition" : 3,
                    "read" : 9,
                    "settled" : 7,
                    "open" : 2
                  },
                  "schema" : "incident-log/1"
                }""");
    }

    @Test
    void a_line_of_the_incident_log_says_what_people_told_and_whether_it_trusted_itself()
            throws Unreadable {
        assertLooks(
                Wire.LOGGED,
                new Logged(
                        Samples.SPARE_DECISION,
                        null,
                        null,
                        PageSamples.REPORTS.get(2),
                        Samples.COMMANDS.getFirst(),
                        new Tilt(Samples.AT, "it has just started")),
                """
                {
                  "decision" : {
                    "incident" : "inc-1",
                    "resource" : "r",
                    "at" : "2026-01-01T03:00:00.123456789Z",
                    "reason" : "MALFORMED",
                    "state" : "REFUSED",
                    "series" : "",
                    "alert" : "",
                    "facts" : "",
                    "settles" : true,
                    "closes" : true
                  },
                  "said" : {
                    "kind" : "Unacknowledged",
                    "incident" : "inc-1",
                    "by" : "ana",
                    "via" : "pagerduty",
                    "at" : "2026-01-01T03:00:00.123456789Z"
                  },
                  "command" : {
                    "kind" : "PullCord",
                    "id" : "c-1",
                    "by" : "ann",
                    "why" : "why",
                    "scope" : "everything"
                  },
                  "tilt" : {
                    "until" : "2026-01-01T03:00:00.123456789Z",
                    "why" : "it has just started"
                  },
                  "schema" : "incident-log/1"
                }""");
    }

    @Test
    void what_changed_an_incident_without_a_decision() throws Unreadable {
        var report = new Event.Reported(Samples.REPORTS.getFirst());
        assertLooks(
                Wire.NOTED,
                new Noted("inc-1", "node/web-1", Samples.AT, "series-1", report, null, null),
                """
                {
                  "incident" : "inc-1",
                  "resource" : "node/web-1",
                  "at" : "2026-01-01T03:00:00.123456789Z",
                  "series" : "series-1",
                  "cause" : {
                    "kind" : "Reported",
                    "report" : {
                      "kind" : "Claimed",
                      "resource" : "node/web-1",
                      "run" : "run-1",
                      "epoch" : 1,
                      "worker" : "worker-1"
                    }
                  },
                  "schema" : "noted/1"
                }""");
    }

    @Test
    void what_is_missing_is_left_out_and_nothing_is_null() {
        var text = new String(Wire.ALERT.write(Samples.SPARE), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("null", "endsAt");
    }

    @Test
    void a_message_is_one_line() {
        var text = new String(Wire.STATE.write(Samples.state()), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\n");
    }

    private static <T> void assertLooks(Wire<T> wire, T message, String expected)
            throws Unreadable {
        var pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var found = pretty.writeValueAsString(Wire.tree(wire.write(message)));
        assertThat(found.replace("\r", "")).isEqualTo(expected);
    }
}
