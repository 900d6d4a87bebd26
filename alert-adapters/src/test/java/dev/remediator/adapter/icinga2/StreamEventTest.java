package dev.remediator.adapter.icinga2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamEventTest {
    private static final Answers ICINGA = Answers.of(new Icinga2Adapter());

    private static final String HTTP = "\"host\": \"web-1\", \"service\": \"http\"";

    private static String event(String type, String members) {
        return "{\"type\": \"" + type + "\", \"timestamp\": 1772331245.5, " + members + "}";
    }

    private static String vars(String name, int state, int type) {
        return "\"%s\": {\"attempt\": 1, \"reachable\": true, \"state\": %d, \"state_type\": %d}"
                .formatted(name, state, type);
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK, RESOLVED, INFO",
        "1, WARNING, FIRING, WARNING",
        "2, CRITICAL, FIRING, CRITICAL",
        "3, UNKNOWN, FIRING, WARNING",
        "2.0, CRITICAL, FIRING, CRITICAL",
    })
    void a_hard_state_of_a_service_counts(
            String number, String state, AlertStatus status, Severity severity) {
        var body = event("StateChange", HTTP + ", \"state_type\": 1, \"state\": " + number);
        var alert = ICINGA.alert(body);
        assertThat(alert.status()).isEqualTo(status);
        assertThat(alert.severity()).isEqualTo(severity);
        assertThat(alert.labels()).containsEntry("state", state);
    }

    @Test
    void a_time_may_be_finer_than_a_nanosecond() {
        var body = event("StateChange", HTTP + ", \"state_type\": 1.0, \"state\": 2.0");
        var fine = body.replace("1772331245.5", "1772331245.7226390839");
        assertThat(ICINGA.alert(fine).startsAt()).isEqualTo("2026-03-01T02:14:05.722639083Z");
    }

    @Test
    void of_a_host_the_events_state_counts_and_not_its_plugins() {
        var alert = ICINGA.alertIn("odd.json");
        assertThat(alert.labels()).containsEntry("state", "DOWN");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05.678901Z");
    }

    @ParameterizedTest
    @CsvSource({"0, RESOLVED", "1, RESOLVED", "2, FIRING"})
    void of_a_host_without_a_state_its_plugins_is_read_as_icinga_does(
            int result, AlertStatus wanted) {
        var body =
                event(
                        "CheckResult",
                        "\"host\": \"web-1\", \"check_result\": {\"state\": %d, %s}"
                                .formatted(result, vars("vars_after", result, 1)));
        assertThat(ICINGA.alert(body).status()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"state_type\": 0", "\"state_type\": 0.0", "\"state_type\": \"SOFT\""})
    void a_soft_state_is_ignored(String type) {
        assertThat(ICINGA.to(event("StateChange", HTTP + ", \"state\": 2, " + type)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_check_that_finds_nothing_new_is_ignored() {
        var result = "\"state\": 2, %s, %s";
        var same = result.formatted(vars("vars_before", 2, 1), vars("vars_after", 2, 1));
        var harder = result.formatted(vars("vars_before", 2, 0), vars("vars_after", 2, 1));
        var check = HTTP + ", \"check_result\": {%s}";
        assertThat(ICINGA.to(event("CheckResult", check.formatted(same))))
                .isInstanceOf(Adapted.Ignored.class);
        assertThat(ICINGA.alert(event("CheckResult", check.formatted(harder))).status())
                .isEqualTo(AlertStatus.FIRING);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"downtime_depth\": 1', SUPPRESSED",
        "'\"downtime_depth\": 1.0, \"acknowledgement\": true', SUPPRESSED",
        "'\"acknowledgement\": true', ACKNOWLEDGED",
        "'\"acknowledgement\": 1.0', ACKNOWLEDGED",
        "'\"acknowledgement\": false, \"downtime_depth\": 0', FIRING",
        "'\"check_result\": {\"vars_after\": {\"reachable\": false}}', SUPPRESSED",
    })
    void what_is_known_about_the_problem_counts(String members, AlertStatus wanted) {
        var body = event("StateChange", HTTP + ", \"state_type\": 1, \"state\": 2, " + members);
        assertThat(ICINGA.alert(body).status()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "AcknowledgementSet, '\"state\": 2, \"state_type\": 1', ACKNOWLEDGED",
        "AcknowledgementCleared, '\"state\": 2, \"state_type\": 1', FIRING",
        "Flapping, '\"state\": 2, \"is_flapping\": true', SUPPRESSED",
        "Flapping, '\"state\": 2, \"is_flapping\": false', FIRING",
        "Flapping, '\"state\": 0, \"is_flapping\": false', RESOLVED",
        "Notification, '\"notification_type\": \"PROBLEM\"', FIRING",
        "Notification, '\"notification_type\": \"RECOVERY\"', RESOLVED",
        "Notification, '\"notification_type\": \"ACKNOWLEDGEMENT\"', ACKNOWLEDGED",
        "Notification, '\"notification_type\": \"DOWNTIMESTART\"', SUPPRESSED",
        "Notification, '\"notification_type\": \"DOWNTIMEEND\", \"state\": 2', FIRING",
    })
    void what_happens_to_a_problem_is_told(String type, String members, AlertStatus wanted) {
        var alert = ICINGA.alert(event(type, HTTP + ", " + members));
        assertThat(alert.status()).isEqualTo(wanted);
        assertThat(alert.series())
                .isEqualTo(ICINGA.alert(event("AcknowledgementSet", HTTP)).series());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DowntimeStarted", "DowntimeTriggered"})
    void a_downtime_that_begins_suppresses(String type) {
        var downtime = "\"downtime\": {\"host_name\": \"web-1\", \"service_name\": \"http\"}";
        var alert = ICINGA.alert(event(type, downtime));
        assertThat(alert.status()).isEqualTo(AlertStatus.SUPPRESSED);
        assertThat(alert.name()).isEqualTo("http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DowntimeAdded",
                "DowntimeRemoved",
                "CommentAdded",
                "CommentRemoved",
                "ObjectCreated",
                "ObjectModified",
                "ObjectDeleted"
            })
    void a_plan_the_end_of_a_downtime_of_unknown_state_and_words_are_no_alerts(String type) {
        var inner = "{\"host_name\": \"web-1\", \"service_name\": \"\"}";
        var members = "\"downtime\": " + inner + ", \"comment\": " + inner;
        assertThat(ICINGA.to(event(type, members))).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "StateChange, '\"service\": \"http\"', host",
        "StateChange, '\"host\": \"web-1\", \"state\": 9', state",
        "Notification, '\"host\": \"web-1\", \"notification_type\": \"LOUD\"', notification_type",
        "Unheard, '\"state\": 2', type",
    })
    void what_is_missing_or_wrong_is_named(String type, String members, String field) {
        assertThat(ICINGA.to(event(type, members)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }
}
