package dev.remediator.adapter.sensu;

import static dev.remediator.adapter.Deliveries.file;
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

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventTest {
    private static final Answers SENSU = Answers.of(new SensuAdapter());

    private static String event(String check) {
        return """
                {"check": {"metadata": {"name": "disk", "namespace": "lisbon"}, %s},
                 "entity": {"metadata": {"name": "db-1", "namespace": "lisbon"}}}
                """
                .formatted(check);
    }

    @Test
    void every_field_finds_its_place() {
        var alert = SENSU.alertIn("firing.json");
        assertThat(alert.name()).isEqualTo("check-http");
        assertThat(alert.resource()).isEqualTo("entity/web-1.lisbon.example");
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05Z");
        assertThat(alert.labels())
                .containsEntry("team", "web")
                .containsEntry("rack", "b2")
                .containsEntry("namespace", "lisbon")
                .containsEntry("check", "check-http")
                .containsEntry("state", "failing");
        assertThat(alert.annotations())
                .containsEntry("output", "HTTP CRITICAL - refused")
                .containsEntry("occurrences", "2");
        assertThat(alert.links()).containsEntry("runbook", "https://runbooks.example/http");
        assertThat(SENSU.alertIn("resolved.json").endsAt()).isEqualTo("2026-03-01T02:16:05Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0, passing, RESOLVED, INFO",
        "1, failing, FIRING, WARNING",
        "2, failing, FIRING, CRITICAL",
        "3, failing, FIRING, WARNING",
        "127, failing, FIRING, WARNING",
        "2, flapping, FIRING, CRITICAL",
        "0, flapping, RESOLVED, INFO",
        "'', passing, RESOLVED, INFO",
        "'', failing, FIRING, WARNING",
    })
    void the_exit_status_counts_and_without_one_the_state(
            String status, String state, AlertStatus wanted, Severity severity) {
        var alert =
                SENSU.alert(
                        event("\"status\": \"%s\", \"state\": \"%s\"".formatted(status, state)));
        assertThat(alert.status()).isEqualTo(wanted);
        assertThat(alert.severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"status\": 2, \"is_silenced\": true', SUPPRESSED",
        "'\"status\": 2, \"silenced\": [\"entity:db-1\"]', SUPPRESSED",
        "'\"status\": 0, \"is_silenced\": true', RESOLVED",
        "'\"status\": 2, \"is_silenced\": false, \"silenced\": []', FIRING",
    })
    void a_silenced_failure_is_suppressed(String check, AlertStatus wanted) {
        assertThat(SENSU.alert(event(check)).status()).isEqualTo(wanted);
    }

    @Test
    void the_wrapper_says_nothing_about_the_keys() {
        var bare = file("sensu/firing.json").replaceFirst("(?s)^.*\"spec\": ", "");
        var unwrapped = SENSU.alert(bare.substring(0, bare.lastIndexOf('}')));
        assertThat(unwrapped.series()).isEqualTo(SENSU.alertIn("firing.json").series());
        assertThat(unwrapped.episode()).isEqualTo(SENSU.alertIn("firing.json").episode());
    }

    @Test
    void however_long_it_fails_it_is_one_episode() {
        var recent = "\"status\": 2, \"last_ok\": 1772331185, \"history\": [%s]";
        var first = "{\"status\": 0, \"executed\": 1772331185}, {\"status\": 2, \"executed\": 9}";
        var late = "{\"status\": 2, \"executed\": 8}, {\"status\": 2, \"executed\": 9}";
        assertThat(SENSU.alert(event(recent.formatted(late))).episode())
                .isEqualTo(SENSU.alert(event(recent.formatted(first))).episode());
    }

    @Test
    void what_fails_for_longer_than_the_history_goes_back_never_began_earlier_than_it_did() {
        var recent = "\"status\": 2, \"last_ok\": 1772331185, \"history\": [%s, %s]";
        var good = "{\"status\": 0, \"executed\": 1772331185}";
        var bad = "{\"status\": 2, \"executed\": 1772331245}";
        var worse = "{\"status\": 2, \"executed\": 1772331305}";
        var first = recent.formatted(good, bad);
        var late = recent.formatted(bad, worse);
        assertThat(SENSU.alert(event(late)).startsAt())
                .isAfterOrEqualTo(SENSU.alert(event(first)).startsAt());
    }

    @Test
    void the_next_failure_is_another_episode_of_the_series() {
        var first = SENSU.alert(event("\"status\": 2, \"last_ok\": 1772331185"));
        var next = SENSU.alert(event("\"status\": 2, \"last_ok\": 1772339999"));
        assertThat(next.series()).isEqualTo(first.series());
        assertThat(next.episode()).isNotEqualTo(first.episode());
    }

    @ParameterizedTest
    @CsvSource({"disk, cpu", "db-1, db-2", "lisbon, porto"})
    void another_check_entity_or_namespace_is_another_series(String one, String other) {
        var body = event("\"status\": 2");
        assertThat(SENSU.alert(body.replace(one, other)).series())
                .isNotEqualTo(SENSU.alert(body).series());
    }

    @Test
    void an_event_before_the_first_release_is_read() {
        var alert = SENSU.alertIn("odd.json");
        assertThat(alert.name()).isEqualTo("keepalive");
        assertThat(alert.resource()).isEqualTo("entity/pump-7");
        assertThat(alert.labels()).containsEntry("namespace", "edge");
    }

    @Test
    void events_with_metrics_only_are_ignored() {
        assertThat(SENSU.to(file("sensu/metrics.json"))).isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void several_events_are_several_alerts_and_the_bad_one_is_said_beside_them() {
        var body = "[" + event("\"status\": 2") + "," + event("\"status\": \"sick\"") + "]";
        assertThat(SENSU.to(body))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        alerts -> {
                            assertThat(alerts.alerts()).hasSize(1);
                            assertThat(alerts.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly("1/check/status");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "create, 2, false, FIRING",
        "flapping, 2, false, FIRING",
        "resolve, 0, false, RESOLVED",
        "create, 1, true, SUPPRESSED",
    })
    void sensu_core_says_it_by_its_action(
            String action, int status, boolean silenced, AlertStatus wanted) {
        var body =
                file("sensu/core.json")
                        .replace("\"create\"", "\"" + action + "\"")
                        .replace("\"status\": 2", "\"status\": " + status)
                        .replace("\"silenced\": false", "\"silenced\": " + silenced);
        assertThat(SENSU.alert(body).status()).isEqualTo(wanted);
        assertThat(SENSU.alert(body).series()).isEqualTo(SENSU.alertIn("core.json").series());
    }

    @Test
    void sensu_core_s_end_has_the_keys_of_the_beginning() {
        var firing = SENSU.alertIn("core.json");
        var over =
                SENSU.alert(
                        file("sensu/core.json")
                                .replace("\"create\"", "\"resolve\"")
                                .replace("\"status\": 2", "\"status\": 0"));
        assertThat(over.episode()).isEqualTo(firing.episode());
    }

    @Test
    void a_proxy_client_of_sensu_core_is_told_by_its_source() {
        var body =
                file("sensu/core.json")
                        .replace("\"type\": \"standard\"", "\"source\": \"switch-3\"");
        assertThat(SENSU.alert(body).resource()).isEqualTo("entity/switch-3");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"entity\": {\"name\": \"db-1\"}}', check",
        "'{\"check\": {\"name\": \"disk\", \"status\": 2}}', entity",
        "'{\"check\": {\"status\": 2}, \"entity\": {\"name\": \"db-1\"}}', check/name",
        "'{\"check\": {\"name\": \"disk\"}, \"entity\": {\"name\": \"db-1\"}}', check/status",
    })
    void what_is_missing_is_named(String body, String field) {
        assertThat(SENSU.to(body))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }
}
