package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventTest {

    @ParameterizedTest
    @ValueSource(strings = {"event-resolved.json", "event-resolved-v2.json"})
    void an_alert_that_is_over_has_the_keys_its_webhook_has(String event) {
        var told = Bodies.alertsIn("resolved.json").getFirst();
        assertThat(Bodies.alertsIn(event))
                .singleElement()
                .returns(told.series(), Alert::series)
                .returns(told.episode(), Alert::episode)
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("InstanceDown", Alert::name)
                .returns("instance/web-1.lisbon.example:9100", Alert::resource)
                .returns(told.startsAt(), Alert::startsAt)
                .returns(told.endsAt(), Alert::endsAt)
                .returns(told.labels(), Alert::labels);
    }

    @Test
    void both_schemas_say_the_same() {
        var first = Bodies.alertsIn("event-resolved.json").getFirst();
        assertThat(Bodies.alertsIn("event-resolved-v2.json"))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("delivery")
                .isEqualTo(first);
    }

    @Test
    void its_group_and_its_own_texts_are_told() {
        assertThat(Bodies.alertsIn("event-resolved.json").getFirst().annotations())
                .containsEntry("groupKey", "{}:{alertname=\"InstanceDown\"}")
                .containsEntry("receiver", "remediator")
                .containsEntry("runbook_url", "https://runbooks.example/InstanceDown");
    }

    @Test
    void a_muted_alert_is_suppressed_and_of_its_webhooks_series() {
        var told = Bodies.alertsIn("firing.json");
        assertThat(Bodies.alertsIn("events.json"))
                .extracting(Alert::status, Alert::series)
                .containsExactly(
                        tuple(AlertStatus.SUPPRESSED, told.getFirst().series()),
                        tuple(AlertStatus.SUPPRESSED, told.getLast().series()));
    }

    @Test
    void a_muted_alert_is_heard_of_when_the_event_was_recorded() {
        assertThat(Bodies.alertsIn("events.json"))
                .extracting(Alert::startsAt)
                .containsExactly(
                        Instant.parse("2026-03-01T02:20:01.5Z"),
                        Instant.parse("2026-03-01T02:20:02Z"));
    }

    @Test
    void who_muted_it_is_told() {
        assertThat(Bodies.alertsIn("events.json"))
                .extracting(alert -> alert.annotations().get("mutedBy"))
                .containsExactly("a silence", "an inhibition rule");
    }

    @ParameterizedTest
    @CsvSource({
        "alertCreated,              its webhook says whether",
        "alertGrouped,              its webhook says whether",
        "notification,              a message was sent",
        "silenceCreated,            about a silence",
        "silenceUpdated,            about a silence",
        "alertmanagerStartupEvent,  about Alertmanager itself",
        "alertmanagerShutdownEvent, about Alertmanager itself",
        "somethingNew,              says nothing about an alert",
        "alertResolved,             does not say about which alert",
        "silenceMutedAlert,         does not say about which alert",
    })
    void every_other_event_is_ignored_with_a_reason(String kind, String reason) {
        assertThat(new AlertmanagerAdapter().adapt(delivery(event("\"" + kind + "\": {}"))))
                .isInstanceOfSatisfying(
                        Adapted.Ignored.class,
                        ignored -> assertThat(ignored.why()).contains(reason));
    }

    @Test
    void an_event_of_a_schema_to_come_is_ignored() {
        assertThat(new AlertmanagerAdapter().adapt(delivery(event(""))))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_batch_in_which_nothing_is_over_is_ignored() {
        var batch = "[" + event("\"alertCreated\": {}") + "," + event("\"notification\": {}") + "]";
        assertThat(new AlertmanagerAdapter().adapt(delivery(batch)))
                .isEqualTo(
                        new Adapted.Ignored(
                                "none of the events says that an alert is over or muted"));
    }

    @Test
    void an_alert_known_by_its_number_alone_is_of_the_same_series() {
        var alert = "{\"alert\": {\"fingerprint\": \"4547679099572536408\"}}";
        assertThat(Bodies.alerts(event("\"alertResolved\": " + alert)).getFirst().series())
                .isEqualTo(Bodies.alertsIn("firing.json").getFirst().series());
    }

    @Test
    void an_alert_known_by_its_labels_alone_is_told_by_them() {
        var alert = "{\"mutedAlert\": {\"labels\": {\"job\": \"web\"}}}";
        assertThat(Bodies.alerts(event("\"silenceMutedAlert\": " + alert)).getFirst().series())
                .isEqualTo(Bodies.alert("\"labels\": {\"job\": \"web\"}").series());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"alertResolved\": {\"alert\": {\"fingerprint\": \"x\"}}"
                        + " | data/alertResolved/alert/fingerprint",
                "\"alertResolved\": {\"alert\": {\"fingerprint\": \"18446744073709551616\"}}"
                        + " | data/alertResolved/alert/fingerprint",
                "\"alertResolved\": {\"alert\": {\"labels\": {\"labels\": [7]}}}"
                        + " | data/alertResolved/alert/labels/labels/0",
                "\"silenceMutedAlert\": {\"mutedAlert\": []} | data/silenceMutedAlert/mutedAlert",
            })
    void an_event_that_cannot_be_read_is_rejected_with_its_place(String data, String field) {
        assertThat(new AlertmanagerAdapter().adapt(delivery(event(data))))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void an_event_about_a_page_of_ours_is_ignored() {
        var ours =
                file("alertmanager/event-resolved-v2.json")
                        .replace("\"job\": \"web\"", "\"remediator_page\": \"remediator:inc-7\"");
        assertThat(new AlertmanagerAdapter().adapt(delivery(ours)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    private static String event(String data) {
        return "{\"@timestamp\": \"2026-03-01T02:20:00Z\", \"instance\": \"a\", \"data\": {"
                + data
                + "}}";
    }
}
