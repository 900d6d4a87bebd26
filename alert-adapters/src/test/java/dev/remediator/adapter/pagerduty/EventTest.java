package dev.remediator.adapter.pagerduty;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.OurPage;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventTest {
    private static final Answers PAGERDUTY = Answers.of(new PagerDutyAdapter());

    private static final String TRIGGERED = "incident.triggered";

    @Test
    void every_field_is_translated() {
        var delivery = delivery(PAGERDUTY.changed("firing"));
        assertThat(PAGERDUTY.alert(PAGERDUTY.changed("firing")))
                .returns(delivery.key("pagerduty", "checkout/latency/porto-1"), Alert::series)
                .returns(delivery.key("pagerduty", "Q0PORTO4CHKOUT"), Alert::episode)
                .returns(delivery.key("pagerduty", "01DMARCH7PORTO1FIRING0001"), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("Checkout answers slowly", Alert::name)
                .returns("service/Checkout", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:41:16Z"), Alert::startsAt);
    }

    @Test
    void labels_tell_whom_it_concerns() {
        assertThat(PAGERDUTY.alert(PAGERDUTY.changed("firing")).labels())
                .containsOnly(
                        entry("service", "Checkout"),
                        entry("service_id", "PSVC123"),
                        entry("escalation_policy", "Shop on call"),
                        entry("teams", "Shop,Payments"),
                        entry("urgency", "high"),
                        entry("priority", "P2"),
                        entry("severity", "P2"),
                        entry("incident_number", "4711"),
                        entry("incident_type", "incident_default"));
    }

    @Test
    void people_are_led_to_the_incident() {
        assertThat(PAGERDUTY.alert(PAGERDUTY.changed("firing")).links())
                .containsOnly(
                        entry(
                                "incident",
                                "https://porto.pagerduty.example/incidents/Q0PORTO4CHKOUT"));
    }

    @ParameterizedTest
    @CsvSource({
        "incident.triggered,      FIRING",
        "incident.reopened,       FIRING",
        "incident.unacknowledged, FIRING",
        "incident.escalated,      FIRING",
        "incident.delegated,      FIRING",
        "incident.reassigned,     FIRING",
        "Incident.Acknowledged,   ACKNOWLEDGED",
        "incident.resolved,       RESOLVED",
    })
    void what_happened_says_whether_it_fires(String type, AlertStatus status) {
        assertThat(PAGERDUTY.alert(PAGERDUTY.changed("firing", TRIGGERED, type)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pagey.ping",
                "service.created",
                "service.updated",
                "service.deleted",
                "service.custom_field_values.updated",
                "incident.annotated",
                "incident.responder.added",
                "incident.responder.replied",
                "incident.status_update_published",
                "incident.conference_bridge.updated",
                "incident.custom_field_values.updated",
                "incident.incident_type.changed",
                "incident.workflow.started",
                "incident.workflow.completed",
                "incident.role.assigned",
                "incident.of_next_year"
            })
    void what_does_not_change_an_incident_is_no_alert(String type) {
        assertThat(PAGERDUTY.to(PAGERDUTY.changed("firing", TRIGGERED, type)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void what_is_no_incident_is_no_alert() {
        var note =
                PAGERDUTY.changed(
                        "firing", "\"type\": \"incident\"", "\"type\": \"incident_note\"");
        assertThat(PAGERDUTY.to(note)).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({"triggered, FIRING", "acknowledged, ACKNOWLEDGED"})
    void another_priority_of_an_open_incident_is_news_of_it(String state, AlertStatus status) {
        var body =
                PAGERDUTY.changed(
                        "firing",
                        TRIGGERED,
                        "incident.priority_updated",
                        "\"status\": \"triggered\"",
                        "\"status\": \"" + state + "\"",
                        "\"P2\"",
                        "\"P1\"");
        assertThat(PAGERDUTY.alert(body))
                .returns(status, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns(PAGERDUTY.alert(PAGERDUTY.changed("firing")).episode(), Alert::episode);
    }

    @Test
    void another_priority_of_a_resolved_incident_is_no_alert() {
        var body = PAGERDUTY.changed("resolved", "incident.resolved", "incident.priority_updated");
        assertThat(PAGERDUTY.to(body)).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "P1,      high, CRITICAL",
        "p5,      high, INFO",
        "SEV-1,   low,  ERROR",
        "Page me, high, ERROR",
        "Page me, low,  WARNING",
        "Page me, '',   UNKNOWN",
    })
    void the_priority_says_how_bad_it_is_and_else_the_urgency(
            String priority, String urgency, Severity severity) {
        var body =
                PAGERDUTY.changed(
                        "firing",
                        "\"P2\"",
                        "\"" + priority + "\"",
                        "\"urgency\": \"high\"",
                        "\"urgency\": \"" + urgency + "\"");
        assertThat(PAGERDUTY.alert(body).severity()).isEqualTo(severity);
    }

    @Test
    void a_retry_is_told_by_its_header() {
        var body = PAGERDUTY.changed("firing").getBytes(UTF_8);
        var headers = Map.of("x-webhook-id", "hook-7");
        var sent = new Delivery("test", headers, body, THREE_AM);
        assertThat(new PagerDutyAdapter().adapt(sent))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        alerts ->
                                assertThat(alerts.alerts().getFirst().delivery())
                                        .isEqualTo(sent.key("pagerduty", "hook-7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void an_incident_without_a_key_is_told_by_its_id(String key) {
        var series =
                PAGERDUTY
                        .alert(PAGERDUTY.changed("firing", "\"checkout/latency/porto-1\"", key))
                        .series();
        assertThat(series).isEqualTo(delivery("").key("pagerduty", "Q0PORTO4CHKOUT"));
    }

    @Test
    void a_page_of_ours_is_no_alert() {
        var ours =
                PAGERDUTY.changed(
                        "firing", "checkout/latency", OurPage.PREFIX + "checkout/latency");
        assertThat(PAGERDUTY.to(ours)).isEqualTo(OurPage.ignored());
    }

    @Test
    void it_ends_when_it_was_resolved() {
        assertThat(PAGERDUTY.alert(PAGERDUTY.changed("resolved")).endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:55:40.5Z"));
    }

    @Test
    void an_incident_that_was_reopened_began_then() {
        var body =
                PAGERDUTY.changed(
                        "firing",
                        "\"reopened_at\": null",
                        "\"reopened_at\": \"2026-03-01T04:00:00Z\"");
        assertThat(PAGERDUTY.alert(body).startsAt())
                .isEqualTo(Instant.parse("2026-03-01T04:00:00Z"));
    }

    @Test
    void one_that_does_not_say_when_it_was_reopened_began_when_that_was_told() {
        var body = PAGERDUTY.changed("firing", TRIGGERED, "incident.reopened");
        assertThat(PAGERDUTY.alert(body).startsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:41:17.204Z"));
    }

    @Test
    void an_incident_of_2021_does_not_say_when_it_was_opened() {
        assertThat(PAGERDUTY.alert(PAGERDUTY.changed("odd")))
                .returns(Instant.parse("2021-06-04T13:35:29.781Z"), Alert::startsAt)
                .returns(AlertStatus.ACKNOWLEDGED, Alert::status)
                .returns(Severity.WARNING, Alert::severity)
                .returns("service/Front door", Alert::resource)
                .returns(delivery("").key("pagerduty", "9007199254740993"), Alert::delivery);
    }
}
