package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Fingerprint;
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
class WebhookTest {

    @Test
    void every_field_is_translated() {
        var delivery = delivery(file("alertmanager/firing.json"));
        assertThat(Bodies.alertsIn("firing.json").getFirst())
                .returns("alertmanager", Alert::source)
                .returns(delivery.key("alertmanager", "3f1c9a0be27d4458"), Alert::series)
                .returns(
                        delivery.key(
                                "alertmanager", "3f1c9a0be27d4458\0002026-03-01T02:14:05.123Z"),
                        Alert::episode)
                .returns(delivery.digest(), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("InstanceDown", Alert::name)
                .returns("instance/web-1.lisbon.example:9100", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05.123456789Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void labels_are_kept_as_they_are() {
        assertThat(Bodies.alertsIn("firing.json").getFirst().labels())
                .containsExactly(
                        entry("alertname", "InstanceDown"),
                        entry("cluster", "lisbon"),
                        entry("instance", "web-1.lisbon.example:9100"),
                        entry("job", "web"),
                        entry("severity", "critical"));
    }

    @Test
    void the_group_is_told_in_annotations() {
        assertThat(Bodies.alertsIn("firing.json").getFirst().annotations())
                .containsEntry("groupKey", "{}:{alertname=\"InstanceDown\"}")
                .containsEntry("receiver", "remediator")
                .containsEntry("truncatedAlerts", "0")
                .containsEntry("summary", "web-1.lisbon.example:9100 does not answer.");
    }

    @Test
    void links_say_where_they_lead() {
        assertThat(Bodies.alertsIn("firing.json").getFirst().links())
                .containsExactly(
                        entry("alertmanager", "http://alertmanager.lisbon.example:9093"),
                        entry("dashboard", "https://graphs.example/d/web"),
                        entry(
                                "generator",
                                "http://prometheus.lisbon.example:9090/graph?g0.expr=up+%3D%3D+0"),
                        entry("runbook", "https://runbooks.example/InstanceDown"));
    }

    @Test
    void a_resolved_alert_has_its_end() {
        assertThat(Bodies.alertsIn("resolved.json"))
                .extracting(Alert::endsAt)
                .containsExactly(
                        Instant.parse("2026-03-01T02:21:03.5Z"),
                        Instant.parse("2026-03-01T02:21:04.5Z"));
    }

    @Test
    void each_alert_of_a_group_has_its_own_status() {
        assertThat(Bodies.alertsIn("mixed.json"))
                .extracting(Alert::status)
                .containsExactly(AlertStatus.RESOLVED, AlertStatus.FIRING);
    }

    @Test
    void an_end_ahead_of_our_clock_does_not_make_a_resolved_alert_fire() {
        var alert = Bodies.alert("\"status\": \"resolved\", \"endsAt\": \"2026-03-01T03:00:05Z\"");
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void an_alert_without_a_start_starts_when_it_arrives() {
        assertThat(Bodies.alert("\"status\": \"firing\"").startsAt()).isEqualTo(THREE_AM);
    }

    @Test
    void an_alert_without_a_fingerprint_is_told_by_its_labels() {
        var series = delivery("").key("alertmanager", Fingerprint.of(Map.of("job", "web")));
        assertThat(Bodies.alert("\"labels\": {\"job\": \"web\"}").series()).isEqualTo(series);
    }

    @Test
    void a_fingerprint_that_was_sent_is_never_second_guessed() {
        var alert = Bodies.alert("\"labels\": {\"job\": \"web\"}, \"fingerprint\": \"feed\"");
        assertThat(alert.series()).isEqualTo(delivery("").key("alertmanager", "feed"));
    }

    @Test
    void an_alert_without_a_name_is_unnamed() {
        assertThat(Bodies.alert("\"labels\": {\"team\": \"web\"}"))
                .returns("unnamed", Alert::name)
                .returns("alert/unnamed", Alert::resource);
    }

    @ParameterizedTest
    @CsvSource({
        "exported_instance, exported_instance/it",
        "instance,          instance/it",
        "host,              host/it",
        "node,              node/it",
        "pod,               pod/it",
        "device,            device/it",
        "service,           service/it",
        "job,               job/it",
    })
    void the_resource_is_read_from_a_label(String label, String resource) {
        assertThat(Bodies.alert("\"labels\": {\"%s\": \"it\"}".formatted(label)).resource())
                .isEqualTo(resource);
    }

    @Test
    void the_closest_label_to_what_is_broken_wins() {
        var labels = "\"labels\": {\"job\": \"web\", \"node\": \"n1\", \"instance\": \"i1\"}";
        assertThat(Bodies.alert(labels).resource()).isEqualTo("instance/i1");
    }

    @Test
    void an_alert_about_no_thing_is_about_itself() {
        assertThat(Bodies.alert("\"labels\": {\"alertname\": \"Watchdog\"}").resource())
                .isEqualTo("alert/Watchdog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "/graph", "file:///etc/passwd", "", "ssh://web-1"})
    void what_is_no_web_address_is_no_link(String address) {
        assertThat(Bodies.alert("\"generatorURL\": \"%s\"".formatted(address)).links()).isEmpty();
    }

    @Test
    void hostile_text_is_carried_as_it_is() {
        var hostile = "$(reboot); ' OR 1=1 -- <script>../../${jndi:ldap://x}\\u0000\\r\\n";
        assertThat(Bodies.alert("\"labels\": {\"alertname\": \"%s\"}".formatted(hostile)).name())
                .isEqualTo("$(reboot); ' OR 1=1 -- <script>../../${jndi:ldap://x}\0\r\n");
    }

    @Test
    void a_group_without_alerts_is_ignored() {
        assertThat(new AlertmanagerAdapter().adapt(delivery("{\"alerts\": []}")))
                .isEqualTo(new Adapted.Ignored("the message holds no alerts"));
    }
}
