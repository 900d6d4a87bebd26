package dev.remediator.adapter.gcpmonitoring;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentTest {
    private static final Answers GOOGLE = Answers.of(new GcpMonitoringAdapter());

    @Test
    void every_field_is_translated() {
        var delivery = delivery(GOOGLE.body("firing.json"));
        assertThat(GOOGLE.alertIn("firing.json"))
                .returns("gcp-monitoring", Alert::source)
                .returns(delivery.key("gcp-monitoring", "0.mtdi83m6w8ao"), Alert::episode)
                .returns(delivery.digest(), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("VM Instance - CPU utilization", Alert::name)
                .returns("gce_instance/web-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void labels_are_those_of_metric_resource_policy_and_metadata() {
        assertThat(GOOGLE.alertIn("firing.json").labels())
                .containsEntry("instance_name", "web-1")
                .containsEntry("instance_id", "4422113355")
                .containsEntry("zone", "europe-west1-b")
                .containsEntry("team", "web")
                .containsEntry("tier", "web")
                .containsEntry("machine_type", "e2-small")
                .containsEntry("project", "lisbon-shop")
                .containsEntry("policy", "web-health")
                .containsEntry("resource_type", "gce_instance")
                .containsEntry("severity", "Error");
    }

    @Test
    void what_was_measured_is_told_to_people() {
        assertThat(GOOGLE.alertIn("firing.json").annotations())
                .containsExactly(
                        entry("documentation", "Look at the *web* tier."),
                        entry("observed_value", "0.972"),
                        entry("subject", "The web tier is busy"),
                        entry(
                                "summary",
                                "CPU utilization for lisbon-shop web-1 is above the threshold of"
                                        + " 0.900 with a value of 0.972."),
                        entry("threshold_value", "0.9"));
    }

    @Test
    void links_lead_to_the_incident_and_where_the_documentation_says() {
        assertThat(GOOGLE.alertIn("firing.json").links())
                .containsExactly(
                        entry("Runbook", "https://runbooks.example/cpu"),
                        entry(
                                "incident",
                                "https://console.cloud.google.com/monitoring/alerting/alerts/"
                                        + "0.mtdi83m6w8ao?project=lisbon-shop"));
    }

    @Test
    void a_closed_incident_has_its_end() {
        assertThat(GOOGLE.alertIn("resolved.json").endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:31:07Z"));
    }

    @ParameterizedTest
    @CsvSource({"open, FIRING", "OPEN, FIRING", "Acknowledged, ACKNOWLEDGED", "closed, RESOLVED"})
    void a_state_is_read_in_any_case(String state, AlertStatus status) {
        assertThat(GOOGLE.alert(with("\"state\": \"open\"", "\"state\": \"" + state + "\"")))
                .returns(status, Alert::status);
    }

    @Test
    void the_next_incident_is_another_episode_of_the_series() {
        var first = GOOGLE.alertIn("firing.json");
        assertThat(GOOGLE.alert(with("0.mtdi83m6w8ao", "0.mtdi83m6w9zz")))
                .returns(first.series(), Alert::series)
                .doesNotReturn(first.episode(), Alert::episode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4422113355", "1098849148", "\"instance_name\": \"web-1\""})
    void another_resource_condition_or_metric_is_another_series(String one) {
        var other = with(one, one.replace('1', '2'));
        assertThat(GOOGLE.alert(other).series())
                .isNotEqualTo(GOOGLE.alertIn("firing.json").series());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    Critical,    low, -,  -,    CRITICAL
                    No severity, low, p2, -,    INFO
                    '',          p1,  -,  warn, CRITICAL
                    -,           -,   p2, warn, ERROR
                    -,           -,   -,  warn, WARNING
                    purple,      p1,  -,  -,    UNKNOWN
                    no severity, -,   -,  -,    UNKNOWN
                    """)
    void the_first_severity_there_is_counts(
            @Nullable String own,
            @Nullable String policy,
            @Nullable String user,
            @Nullable String system,
            Severity severity) {
        var body =
                """
                {"incident": {"incident_id": "1", "state": "open", "policy_name": "p",
                 "severity": %s, "policy_user_labels": {"severity": %s},
                 "metadata": {"user_labels": {"severity": %s}, "system_labels": {"severity": %s}}}}
                """
                        .formatted(json(own), json(policy), json(user), json(system));
        assertThat(GOOGLE.alert(body).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "resource_display_name":"d","resource_name":"n" | resource/d
                    "resource_display_name":"","resource_name":"n","resource_id":"i" | resource/n
                    "resource":{"type":"gce_instance","labels":{"zone":"z","instance_id":"7"}} | gce_instance/7
                    "resource":{"type":"k8s_pod","labels":{"location":"z","pod_name":"p"}} | k8s_pod/p
                    "resource_id":"i" | resource/i
                    "scoping_project_id":"lisbon" | project/lisbon
                    "resource_id":null | alert/c
                    """)
    void the_resource_is_the_first_name_there_is(String members, String resource) {
        var body =
                "{\"incident\":{\"incident_id\":\"1\",\"state\":\"open\",\"condition_name\":\"c\","
                        + members
                        + "}}";
        assertThat(GOOGLE.alert(body).resource()).isEqualTo(resource);
    }

    @Test
    void documentation_that_looks_like_JSON_stays_text() {
        assertThat(GOOGLE.alertIn("odd.json"))
                .returns("web health", Alert::name)
                .returns("resource/web-1", Alert::resource)
                .returns(Severity.ERROR, Alert::severity)
                .returns(AlertStatus.ACKNOWLEDGED, Alert::status)
                .returns(THREE_AM, Alert::startsAt)
                .returns(
                        "{\"severity\": \"critical\", \"resource_name\": \"payroll\"}",
                        alert -> alert.annotations().get("documentation"));
    }

    @Test
    void the_test_of_a_channel_is_ignored() {
        assertThat(GOOGLE.to(with("\"1.2\"", "\"test\"")))
                .isEqualTo(new Adapted.Ignored("it is the test of a notification channel"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | incident
                    {"incident":7} | incident
                    {"incident":{}} | incident/state
                    {"incident":{"state":"ajar"}} | incident/state
                    {"incident":{"state":"open","started_at":"soon"}} | incident/started_at
                    {"incident":{"state":"open","incident_id":"1"}} | incident/condition_name
                    {"incident":{"state":"open","policy_name":"x"}} | incident/incident_id
                    {"incident":{"state":"open","metadata":[]}} | incident/metadata
                    {"incident":{"state":"open","metric":{"labels":7}}} | incident/metric/labels
                    """)
    void what_is_wrong_is_rejected_with_its_place(String body, String field) {
        assertThat(GOOGLE.to(body))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    private static String with(String some, String other) {
        return GOOGLE.body("firing.json").replace(some, other);
    }

    private static String json(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
