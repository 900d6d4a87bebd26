package dev.remediator.adapter.grafana;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Fingerprint;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.Reading;
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
class UnifiedTest {

    @Test
    void every_field_is_translated() {
        var delivery = delivery(file("grafana/firing.json"));
        assertThat(Bodies.alertsIn("firing.json").getFirst())
                .returns("grafana", Alert::source)
                .returns(delivery.key("grafana", "51b09e7de3a0c824"), Alert::series)
                .returns(
                        delivery.key("grafana", "51b09e7de3a0c824\0002026-03-01T02:41:10.500Z"),
                        Alert::episode)
                .returns(delivery.digest(), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("Queue is full", Alert::name)
                .returns("instance/mq-1.porto.example:9419", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:41:10.5Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void the_organisation_and_the_rule_become_labels() {
        assertThat(Bodies.alertsIn("firing.json").getFirst().labels())
                .containsExactly(
                        entry("alertname", "Queue is full"),
                        entry("grafana_folder", "Shop"),
                        entry("instance", "mq-1.porto.example:9419"),
                        entry("orgId", "3"),
                        entry("ruleUID", "be2k7"),
                        entry("severity", "critical"));
    }

    @Test
    void links_say_where_they_lead() {
        assertThat(Bodies.alertsIn("firing.json").getFirst().links())
                .containsOnly(
                        entry("dashboard", "https://graphs.example/d/shop?orgId=3"),
                        entry(
                                "generator",
                                "https://graphs.example/alerting/grafana/be2k7/view?orgId=3"),
                        entry("grafana", "https://graphs.example/"),
                        entry("image", "https://graphs.example/render/4.png"),
                        entry("panel", "https://graphs.example/d/shop?orgId=3&viewPanel=4"),
                        entry("runbook", "https://runbooks.example/queue"),
                        entry(
                                "silence",
                                "https://graphs.example/alerting/silence/new?alertmanager=grafana"
                                        + "&orgId=3"));
    }

    @Test
    void values_and_the_group_are_told_in_annotations() {
        assertThat(Bodies.alertsIn("firing.json").getFirst().annotations())
                .containsEntry("values", "{\"B\":6120.5,\"C\":1}")
                .containsEntry(
                        "valueString",
                        "[ var='B' labels={instance=mq-1.porto.example:9419} value=6120.5 ]")
                .containsEntry("title", "[FIRING:2] Queue is full Shop")
                .containsEntry("appVersion", "12.1.0")
                .containsEntry("summary", "Orders wait for more than a minute.")
                .doesNotContainKey("message");
    }

    @ParameterizedTest
    @CsvSource({
        "?orgId=1,                    https://graphs.example/g/?orgId=1",
        "alerting/x/view,             https://graphs.example/g/alerting/x/view",
        "/g/alerting/x/view,          https://graphs.example/g/alerting/x/view",
        "https://other.example/x?a=1, https://other.example/x?a=1",
        "https://other.example/a|b,   https://other.example/a|b",
    })
    void a_relative_address_is_one_of_Grafanas(String sent, String link) {
        assertThat(Bodies.alert("\"generatorURL\": \"%s\"".formatted(sent)).links())
                .containsEntry("generator", link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "javascript:alert(1)", "//", "a b", "ftp://graphs.example/x"})
    void what_is_no_web_address_is_no_link(String sent) {
        assertThat(Bodies.alert("\"generatorURL\": \"%s\"".formatted(sent)).links())
                .doesNotContainKey("generator");
    }

    @Test
    void a_relative_address_of_nobody_is_no_link() {
        var body = "{\"alerts\": [{\"fingerprint\": \"f\", \"generatorURL\": \"?orgId=1\"}]}";
        assertThat(Bodies.alerts(body).getFirst().links()).isEmpty();
    }

    @Test
    void each_alert_has_its_own_status_whatever_the_state_says() {
        assertThat(Bodies.alertsIn("odd.json"))
                .extracting(Alert::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED, AlertStatus.RESOLVED);
    }

    @Test
    void a_resolved_alert_has_its_end() {
        assertThat(Bodies.alertsIn("resolved.json"))
                .extracting(Alert::endsAt)
                .containsExactly(
                        Instant.parse("2026-03-01T02:52:10.5Z"),
                        Instant.parse("2026-03-01T02:55:00Z"));
    }

    @Test
    void a_name_that_is_missing_is_the_rules_or_the_groups() {
        assertThat(Bodies.alertsIn("odd.json"))
                .extracting(Alert::name)
                .containsExactly("TestAlert", "Shared name", "Disk");
    }

    @Test
    void a_template_that_writes_times_as_Go_does_is_read() {
        assertThat(Bodies.alertsIn("odd.json").getFirst())
                .returns(Instant.parse("2026-03-01T02:36:00.112013015Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void an_alert_without_a_fingerprint_is_told_by_its_labels() {
        var labels = Map.of("rulename", "Disk", "node", "n-7", "attempts", "3");
        assertThat(Bodies.alertsIn("odd.json").getLast().series())
                .isEqualTo(delivery("").key("grafana", Fingerprint.of(labels)));
    }

    @Test
    void the_same_labels_with_other_fingerprints_are_other_series() {
        var alert = "{\"labels\": {\"a\": \"b\"}, \"fingerprint\": \"%s\"}";
        var body = "{\"alerts\": [%s, %s]}".formatted(alert.formatted("f1"), alert.formatted("f2"));
        assertThat(Bodies.alerts(body)).extracting(Alert::series).doesNotHaveDuplicates();
    }

    @Test
    void what_Grafana_makes_up_about_a_rule_is_about_the_rule() {
        assertThat(Bodies.alertsIn("nodata.json").subList(0, 2))
                .extracting(Alert::name, Alert::resource, alert -> alert.labels().get("rulename"))
                .containsExactly(
                        tuple("DatasourceNoData", "rule/Queue is full", "Queue is full"),
                        tuple("DatasourceError", "rule/Queue is full", "Queue is full"));
    }

    @Test
    void and_is_as_bad_as_the_integration_says() {
        var delivery =
                delivery(file("grafana/nodata.json"))
                        .readAs(Reading.DEFAULT.severity(Severity.INFO));
        assertThat(Bodies.alerts(delivery).subList(0, 2))
                .extracting(Alert::severity)
                .containsOnly(Severity.INFO);
    }

    @Test
    void the_alerts_that_were_left_out_are_an_alert() {
        assertThat(Bodies.alertsIn("nodata.json").getLast())
                .returns("AlertsTruncated", Alert::name)
                .returns("alert/AlertsTruncated", Alert::resource)
                .returns(Severity.WARNING, Alert::severity)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns("3", alert -> alert.labels().get("orgId"))
                .returns(
                        "Grafana left 12 alerts out of this group; raise or remove Max Alerts.",
                        alert -> alert.annotations().get("summary"));
    }

    @Test
    void one_bad_alert_does_not_hide_the_others() {
        var body = "{\"alerts\": [{\"fingerprint\": \"f1\"}, [], {\"fingerprint\": \"f2\"}]}";
        assertThat(new GrafanaAdapter().adapt(delivery(body)))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        adapted -> {
                            assertThat(adapted.alerts()).hasSize(2);
                            assertThat(adapted.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly("alerts/1");
                        });
    }

    @Test
    void a_page_of_ours_is_ignored() {
        var ours = "{\"alerts\": [{\"labels\": {\"remediator_page\": \"remediator:inc-7\"}}]}";
        assertThat(new GrafanaAdapter().adapt(delivery(ours))).isEqualTo(OurPage.ignored());
    }

    @Test
    void a_message_of_an_Alertmanager_behind_it_is_read() {
        assertThat(Bodies.alerts(file("alertmanager/firing.json")))
                .extracting(Alert::source, Alert::resource)
                .containsExactly(
                        tuple("grafana", "instance/web-1.lisbon.example:9100"),
                        tuple("grafana", "instance/web-2.lisbon.example:9100"));
    }
}
