package dev.remediator.adapter.opsgenie;

import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.OurPage;
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
class ActionTest {
    private static final Answers OPSGENIE = Answers.of(new OpsgenieAdapter());

    private static final String CREATE = "\"Create\"";
    private static final String ID = "5f0a9b7e-7c1d-4c7e-9f1a-2f1f8d3c0c11-1772332801000";

    @Test
    void every_field_is_translated() {
        var delivery = delivery(OPSGENIE.changed("firing"));
        assertThat(OPSGENIE.alert(OPSGENIE.changed("firing")))
                .returns(delivery.key("opsgenie", "disk/db-1.porto.example"), Alert::series)
                .returns(delivery.key("opsgenie", ID), Alert::episode)
                .returns(delivery.digest(), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("Disk of db-1 is nearly full", Alert::name)
                .returns("entity/db-1.porto.example", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:40:01Z"), Alert::startsAt);
    }

    @Test
    void details_and_tags_are_labels() {
        assertThat(OPSGENIE.alert(OPSGENIE.changed("firing")).labels())
                .contains(
                        entry("region", "porto"),
                        entry("volume", "/var"),
                        entry("free_percent", "3"),
                        entry("team", "storage"),
                        entry("tags", "team:storage,night,severity-2"),
                        entry("entity", "db-1.porto.example"),
                        entry("priority", "P2"),
                        entry("alert_source", "prometheus.porto.example"),
                        entry("integration", "remediator"));
    }

    @Test
    void it_ends_when_it_was_closed_to_the_nanosecond() {
        assertThat(OPSGENIE.alert(OPSGENIE.changed("resolved")).endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:50:01.250000031Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Create,        FIRING",
        "UnAcknowledge, FIRING",
        "Acknowledge,   ACKNOWLEDGED",
        "Close,         RESOLVED",
        "delete,        RESOLVED",
    })
    void the_action_says_whether_it_fires(String action, AlertStatus status) {
        assertThat(
                        OPSGENIE.alert(OPSGENIE.changed("firing", CREATE, "\"" + action + "\""))
                                .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AddNote",
                "AddTags",
                "RemoveTags",
                "AddTeam",
                "AddRecipient",
                "AddResponder",
                "AssignOwnership",
                "TakeOwnership",
                "Escalate",
                "EscalateNext",
                "Snooze",
                "UpdatePriority",
                "UpdateMessage",
                "UpdateDescription",
                "AddDetails",
                "RestartTheShop"
            })
    void every_other_action_is_no_alert(String action) {
        assertThat(OPSGENIE.to(OPSGENIE.changed("firing", CREATE, "\"" + action + "\"")))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1,       CRITICAL, P1",
        "3,       WARNING,  P3",
        "'\"4\"', INFO,     P4",
        "'\"P5\"', INFO,    P5",
        "'\"p1\"', CRITICAL, p1",
    })
    void a_priority_is_a_number_or_a_word(String json, Severity severity, String label) {
        assertThat(OPSGENIE.alert(OPSGENIE.changed("firing", "\"P2\"", json)))
                .returns(severity, Alert::severity)
                .returns(label, alert -> alert.labels().get("priority"));
    }

    @Test
    void without_a_priority_nobody_knows_how_bad_it_is() {
        assertThat(OPSGENIE.alert(OPSGENIE.changed("firing", "\"P2\"", "null")).severity())
                .isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void a_page_of_ours_is_no_alert() {
        var ours = OPSGENIE.changed("firing", "disk/db-1", OurPage.PREFIX + "disk/db-1");
        assertThat(OPSGENIE.to(ours)).isEqualTo(OurPage.ignored());
    }

    @Test
    void an_odd_alert_is_told_by_its_id_and_its_details() {
        assertThat(OPSGENIE.alert(OPSGENIE.changed("odd")))
                .returns(delivery("").key("opsgenie", "4711"), Alert::series)
                .returns(delivery("").key("opsgenie", "4711"), Alert::episode)
                .returns("host/mail-2", Alert::resource)
                .returns("spaces", Alert::name)
                .returns(Severity.WARNING, Alert::severity)
                .returns("b:c", alert -> alert.labels().get("a"))
                .returns("{\"deep\":[1]}", alert -> alert.labels().get("nested"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"action\":           | \"actions\":  | action",
                "\"alert\":            | \"alerts\":   | alert",
                "\"alertId\":          | \"alertIds\": | alert/alertId",
                "1772332801000,      | \"now\",      | alert/createdAt",
            })
    void what_is_missing_or_wrong_is_named(String from, String to, String field) {
        assertThat(OPSGENIE.to(OPSGENIE.changed("firing", from, to)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void only_the_end_of_an_alert_needs_the_time_of_its_last_change() {
        var firing = OPSGENIE.changed("firing", "1772332801000000017", "\"lately\"");
        var closed = OPSGENIE.changed("resolved", "1772333401250000031", "\"lately\"");
        assertThat(OPSGENIE.alert(firing).status()).isEqualTo(AlertStatus.FIRING);
        assertThat(OPSGENIE.to(closed)).isInstanceOf(Adapted.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"firing, true", "resolved, true", "odd, true", "nonsense, false"})
    void an_alert_on_an_inbox_topic_is_recognised(String name, boolean known) {
        var registry = AdapterRegistry.of(List.of(new OpsgenieAdapter()));
        assertThat(registry.recognise(OPSGENIE.changed(name).getBytes(UTF_8)).isPresent())
                .isEqualTo(known);
    }
}
