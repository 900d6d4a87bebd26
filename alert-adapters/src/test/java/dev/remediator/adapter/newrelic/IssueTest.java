package dev.remediator.adapter.newrelic;

import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IssueTest {
    private static final Answers NEW_RELIC = Answers.of(new NewRelicAdapter());

    private static final String STATE = "\"ACTIVATED\"";
    private static final String CREATED_AT = "\"createdAt\": 1772331845500,";

    @Test
    void every_field_is_translated() {
        var delivery = delivery(NEW_RELIC.changed("firing"));
        assertThat(NEW_RELIC.alert(NEW_RELIC.changed("firing")))
                .returns(
                        delivery.key("newrelic", "Disk nearly full\000db-1.porto.example"),
                        Alert::series)
                .returns(
                        delivery.key("newrelic", "0ea9f7a3-0000-4000-9000-000000000004"),
                        Alert::episode)
                .returns(delivery.digest(), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("Disk nearly full", Alert::name)
                .returns("entity/db-1.porto.example", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:24:05.500Z"), Alert::startsAt);
    }

    @Test
    void labels_tell_the_condition_and_what_it_is_about() {
        assertThat(NEW_RELIC.alert(NEW_RELIC.changed("firing")).labels())
                .containsOnly(
                        entry("condition", "Disk nearly full"),
                        entry("policy", "Databases"),
                        entry("entities", "db-1.porto.example"),
                        entry("entity", "db-1.porto.example"),
                        entry("workflow", "remediator"),
                        entry("correlated", "false"),
                        entry("severity", "CRITICAL"));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED,      FIRING",
        "Activated,    FIRING",
        "CLOSED,       RESOLVED",
        "DEACTIVATED,  SUPPRESSED",
        "open,         FIRING",
        "acknowledged, ACKNOWLEDGED",
    })
    void the_state_says_whether_it_fires(String state, AlertStatus status) {
        assertThat(
                        NEW_RELIC
                                .alert(NEW_RELIC.changed("firing", STATE, "\"" + state + "\""))
                                .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"acknowledgedAt\": 1772331900000,                    | ACKNOWLEDGED",
                "\"isAcknowledged\": \"true\",                         | ACKNOWLEDGED",
                "\"triggerEvent\": \"x\", \"isAcknowledged\": true,    | ACKNOWLEDGED",
                "\"acknowledgedAt\": null, \"isAcknowledged\": false,  | FIRING",
                "\"acknowledgedAt\": 0,                                | FIRING",
                "\"acknowledgedAt\": 1772331900000,"
                        + " \"unAcknowledgedAt\": 1772331900001,       | FIRING",
                "\"mutingState\": \"FULLY_MUTED\",                     | SUPPRESSED",
                "\"mutingState\": \"NOT_MUTED\",                       | FIRING",
            })
    void what_does_not_change_the_state_is_told_by_other_fields(String more, AlertStatus status) {
        assertThat(
                        NEW_RELIC
                                .alert(NEW_RELIC.changed("firing", CREATED_AT, CREATED_AT + more))
                                .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "USER_ACTION,        FIRING",
        "INCIDENT_ADDED,     FIRING",
        "PRIORITY_CHANGED,   FIRING",
        "ISSUE_ACKNOWLEDGED, ACKNOWLEDGED",
        "ISSUE_UNACKNOWLEDGED, FIRING",
    })
    void a_trigger_alone_seldom_changes_anything(String trigger, AlertStatus status) {
        assertThat(NEW_RELIC.alert(NEW_RELIC.changed("firing", "STATE_CHANGE", trigger)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, CRITICAL", "HIGH, ERROR", "MEDIUM, WARNING", "low, INFO"})
    void the_priority_says_how_bad_it_is(String priority, Severity severity) {
        assertThat(NEW_RELIC.alert(NEW_RELIC.changed("firing", "CRITICAL", priority)).severity())
                .isEqualTo(severity);
    }

    @Test
    void it_ends_when_it_was_closed() {
        assertThat(NEW_RELIC.alert(NEW_RELIC.changed("resolved")).endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:35:00Z"));
    }

    @Test
    void a_template_without_the_end_tells_it_by_the_last_change() {
        var body = NEW_RELIC.changed("resolved", "closedAt", "closed_at_last");
        assertThat(NEW_RELIC.alert(body).endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:35:00.250Z"));
    }

    @Test
    void the_order_of_conditions_and_entities_does_not_matter() {
        var other =
                NEW_RELIC.changed(
                        "odd",
                        "[\\\"web-2\\\",\\\"web-1\\\"]",
                        "[\\\"web-1\\\",\\\"web-2\\\"]",
                        "[\"Slow\", \"Apdex low\", \"Slow\"]",
                        "[\"Apdex low\", \"Slow\"]");
        assertThat(NEW_RELIC.alert(other).series())
                .isEqualTo(NEW_RELIC.alert(NEW_RELIC.changed("odd")).series());
    }

    @Test
    void an_odd_template_is_read() {
        assertThat(NEW_RELIC.alert(NEW_RELIC.changed("odd")))
                .returns("Slow", Alert::name)
                .returns("entity/web-2", Alert::resource)
                .returns(Severity.ERROR, Alert::severity)
                .returns("web", alert -> alert.labels().get("team"))
                .returns("true", alert -> alert.labels().get("correlated"))
                .returns(null, alert -> alert.labels().get("policy"))
                .returns(
                        delivery("").key("newrelic", "0ea9f7a3-0000-4000-9000-000000000005"),
                        Alert::episode);
    }

    @Test
    void without_a_condition_the_title_is_the_name() {
        var body = NEW_RELIC.changed("odd", "alertConditionNames", "nameless");
        assertThat(NEW_RELIC.alert(body).name()).isEqualTo("web-2 is slow");
    }

    @Test
    void without_entities_the_title_tells_one_thing_from_another() {
        var db1 = NEW_RELIC.changed("firing", "impactedEntities", "leftOut");
        var db2 = NEW_RELIC.changed("firing", "impactedEntities", "leftOut", "db-1", "db-2");
        assertThat(NEW_RELIC.alert(db1).series()).isNotEqualTo(NEW_RELIC.alert(db2).series());
    }

    @Test
    void without_an_id_the_end_still_belongs_to_the_beginning() {
        var firing = NEW_RELIC.alert(NEW_RELIC.changed("firing", "\"id\":", "\"noId\":"));
        var resolved = NEW_RELIC.alert(NEW_RELIC.changed("resolved", "\"id\":", "\"noId\":"));
        assertThat(resolved.episode()).isEqualTo(firing.episode());
    }

    @Test
    void a_notification_channel_is_read() {
        assertThat(NEW_RELIC.alert(NEW_RELIC.changed("channel")))
                .returns(delivery("").key("newrelic", "Apdex low\000web-1"), Alert::series)
                .returns(delivery("").key("newrelic", "40015"), Alert::episode)
                .returns(Severity.WARNING, Alert::severity)
                .returns("Apdex low", Alert::name)
                .returns("entity/web-1", Alert::resource)
                .returns("web", alert -> alert.labels().get("team"))
                .returns(Instant.parse("2026-03-01T02:24:05.500Z"), Alert::startsAt)
                .returns("https://runbooks.example/apdex", alert -> alert.links().get("runbook"));
    }

    @Test
    void an_incident_of_a_channel_is_over_when_it_is_closed() {
        var closed =
                NEW_RELIC.changed(
                        "channel", "\"open\"", "\"closed\"", "1772331845500", "1772332500000");
        assertThat(NEW_RELIC.alert(closed))
                .returns(NEW_RELIC.alert(NEW_RELIC.changed("channel")).series(), Alert::series)
                .returns(NEW_RELIC.alert(NEW_RELIC.changed("channel")).episode(), Alert::episode)
                .returns(Instant.parse("2026-03-01T02:35:00Z"), Alert::endsAt);
    }

    @Test
    void what_the_details_of_a_channel_say_does_not_matter() {
        var open = NEW_RELIC.changed("channel", "\"targets\"", "\"none\"");
        var other =
                NEW_RELIC.changed("channel", "\"targets\"", "\"none\"", "0.7 for 5", "0.7 for 9");
        assertThat(NEW_RELIC.alert(open).series()).isEqualTo(NEW_RELIC.alert(other).series());
    }

    @Test
    void an_incident_without_a_number_of_its_own_is_told_by_its_series() {
        var zero = NEW_RELIC.changed("channel", "40015", "0");
        assertThat(NEW_RELIC.alert(zero).episode()).isEqualTo(NEW_RELIC.alert(zero).series());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\": \"{{ state }}\", \"title\": \"{{ annotations.title.[0] }}\"}",
                "{\"id\": \"1\", \"state\": \"{{#if state}}{{state}}{{/if}}\"}"
            })
    void a_template_nobody_filled_in_is_a_test(String body) {
        assertThat(NEW_RELIC.to(body)).isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void the_button_of_a_channel_is_a_test() {
        assertThat(NEW_RELIC.to(NEW_RELIC.changed("channel-test")))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ACTIVATED\"   | \"PAINTED\"  | state",
                "\"state\"       | \"statement\" | state",
                "1772331845500   | \"1969-12-31 23:59:55\" | createdAt",
                "[\"Databases\"] | [[{\"name\": []}]]      | alertPolicyNames/0/0/name",
            })
    void what_is_missing_or_wrong_is_named(String from, String to, String field) {
        assertThat(NEW_RELIC.to(NEW_RELIC.changed("firing", from, to)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void what_cannot_be_told_from_anything_else_is_refused() {
        assertThat(NEW_RELIC.to("{\"current_state\": \"open\", \"timestamp\": 1772331845500}"))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo("alertConditionNames"));
    }

    @ParameterizedTest
    @CsvSource({"firing, true", "resolved, true", "channel, true", "nonsense, false"})
    void an_issue_on_an_inbox_topic_is_recognised(String name, boolean known) {
        var registry = AdapterRegistry.of(List.of(new NewRelicAdapter()));
        assertThat(registry.recognise(NEW_RELIC.changed(name).getBytes(UTF_8)).isPresent())
                .isEqualTo(known);
    }
}
