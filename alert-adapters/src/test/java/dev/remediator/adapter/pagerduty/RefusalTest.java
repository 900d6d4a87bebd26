package dev.remediator.adapter.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Habits;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusalTest {
    private static final Answers PAGERDUTY = Answers.of(new PagerDutyAdapter());

    @ParameterizedTest
    @CsvSource({
        "\"event\":,           \"events\":,         event",
        "\"event_type\":,      \"type_of_event\":,  event/event_type",
        "\"id\": \"Q0PORTO4CHKOUT\", \"id\": \"\",  event/data/id",
        "2026-03-01T02:41:16Z, yesterday,           event/data/created_at",
        "2026-03-01T02:41:17.204Z, today,           event/occurred_at",
    })
    void what_is_missing_or_wrong_is_named(String from, String to, String field) {
        assertThat(PAGERDUTY.to(PAGERDUTY.changed("firing", from, to)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void a_body_of_another_sender_says_what_to_create() {
        assertThat(PAGERDUTY.to("{}"))
                .isEqualTo(
                        new Adapted.Rejected(
                                "the body has no event; create a webhook subscription of version 3",
                                "event"));
    }

    @Test
    void a_subscription_is_not_switched_off() {
        assertThat(new PagerDutyAdapter().habits()).isEqualTo(Habits.SENSITIVE);
    }

    @Test
    void messages_of_the_old_versions_are_read_and_our_own_left_out() {
        assertThat(PAGERDUTY.alerts(PAGERDUTY.changed("messages")))
                .extracting(Alert::name, Alert::resource, Alert::status, Alert::severity)
                .containsExactly(
                        tuple(
                                "Queue grows",
                                "service/Orders",
                                AlertStatus.FIRING,
                                Severity.WARNING),
                        tuple(
                                "Mail waits",
                                "service/Mail",
                                AlertStatus.RESOLVED,
                                Severity.UNKNOWN));
    }

    @Test
    void one_bad_message_does_not_hide_the_others() {
        assertThat(PAGERDUTY.to(PAGERDUTY.changed("messages")))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        read ->
                                assertThat(read.refused())
                                        .extracting(Adapted.Rejected::field)
                                        .containsExactly("messages/4/incident/id"));
    }

    @Test
    void an_incident_of_our_alerts_only_is_ours() {
        var ours =
                "{\"messages\": [{\"event\": \"incident.trigger\", \"incident\": {\"id\": \"P\","
                        + " \"alerts\": [{\"alert_key\": \"remediator:1\"}]}}]}";
        assertThat(PAGERDUTY.to(ours)).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firing", "resolved", "odd"})
    void an_event_on_an_inbox_topic_is_recognised(String name) {
        assertThat(recognised(PAGERDUTY.changed(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"event\": \"down\"}", "{\"event\": {\"id\": 1}}"})
    void a_body_of_another_shape_is_not(String body) {
        assertThat(recognised(body)).isFalse();
    }

    private static boolean recognised(String body) {
        return AdapterRegistry.of(List.of(new PagerDutyAdapter()))
                .recognise(body.getBytes(UTF_8))
                .isPresent();
    }
}
