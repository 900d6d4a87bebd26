package dev.remediator.adapter.azuremonitor;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommonAlertTest {
    private static final Answers AZURE = Answers.of(new AzureMonitorAdapter());

    private static final String SUBSCRIPTION =
            "/subscriptions/0b1c2d3e-0000-4000-8000-00000000aaaa";
    private static final String MACHINE =
            SUBSCRIPTION
                    + "/resourcegroups/lisbon/providers/microsoft.compute/virtualmachines/web-1";

    @ParameterizedTest
    @ValueSource(strings = {"alertRuleId", "alertRuleID"})
    void a_rule_without_a_name_is_called_by_the_end_of_its_id(String id) {
        var body =
                AZURE.body("firing.json")
                        .replace("\"alertRule\"", "\"noRule\"")
                        .replace("\"alertRuleId\"", '"' + id + '"');
        assertThat(AZURE.alert(body).name()).isEqualTo("Lisbon-CPU-high");
    }

    @Test
    void every_field_is_translated() {
        var delivery = delivery(AZURE.body("firing.json"));
        var id =
                SUBSCRIPTION
                        + "/providers/microsoft.alertsmanagement/alerts/"
                        + "5d0f7a10-3333-4444-8555-666677778888";
        var dimensions = "Core=all\0microsoft.resourceId=" + MACHINE;
        assertThat(AZURE.alertIn("firing.json"))
                .returns("azure-monitor", Alert::source)
                .returns(
                        delivery.key(
                                "azure-monitor",
                                String.join("\0", "lisbon-cpu-high", MACHINE, dimensions, "")),
                        Alert::series)
                .returns(delivery.key("azure-monitor", id), Alert::episode)
                .returns(delivery.digest(), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("Lisbon-CPU-high", Alert::name)
                .returns("virtualmachines/web-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05.1234567Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void labels_are_dimensions_properties_and_what_it_is() {
        assertThat(AZURE.alertIn("firing.json").labels())
                .containsEntry("Core", "all")
                .containsEntry("team", "web")
                .containsEntry("metric", "Percentage CPU")
                .containsEntry("metricNamespace", "Microsoft.Compute/virtualMachines")
                .containsEntry("signalType", "Metric")
                .containsEntry("monitoringService", "Platform")
                .containsEntry("resourceGroup", "lisbon")
                .containsEntry("subscription", "0b1c2d3e-0000-4000-8000-00000000aaaa")
                .containsEntry("configurationItem", "web-1")
                .containsEntry("severity", "Sev1");
    }

    @Test
    void what_was_measured_is_told_to_people() {
        assertThat(AZURE.alertIn("firing.json").annotations())
                .containsExactly(
                        entry("description", "The web tier is busy."),
                        entry("operator", "GreaterThan"),
                        entry("threshold", "90"),
                        entry("value", "97.25"));
    }

    @Test
    void a_link_leads_to_the_portal() {
        assertThat(AZURE.alertIn("firing.json").links())
                .containsExactly(
                        entry(
                                "portal",
                                "https://portal.azure.com/#view/Microsoft_Azure_Monitoring_Alerts/"
                                        + "AlertDetails.ReactView/alertId~/%2Fsubscriptions%2F"
                                        + "0b1c2d3e-0000-4000-8000-00000000aaaa%2Fproviders%2F"
                                        + "Microsoft.AlertsManagement%2Falerts%2F"
                                        + "5d0f7a10-3333-4444-8555-666677778888"));
    }

    @Test
    void a_resolved_alert_has_its_end() {
        assertThat(AZURE.alertIn("resolved.json"))
                .returns(Instant.parse("2026-03-01T02:14:05.1234567Z"), Alert::startsAt)
                .returns(Instant.parse("2026-03-01T02:31:07.7654321Z"), Alert::endsAt);
    }

    @ParameterizedTest
    @CsvSource({
        "Sev0, CRITICAL",
        "Sev1, ERROR",
        "Sev2, WARNING",
        "Sev3, INFO",
        "sev4, INFO",
        "Sev9, UNKNOWN",
    })
    void a_severity_is_translated(String word, Severity severity) {
        var body = AZURE.body("firing.json").replace("Sev1", word);
        assertThat(AZURE.alert(body).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"fired, FIRING", "RESOLVED, RESOLVED"})
    void a_condition_counts_in_any_case(String word, AlertStatus status) {
        var body = AZURE.body("firing.json").replace("Fired", word);
        assertThat(AZURE.alert(body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"all", "\"Lisbon-CPU-high", "/web-1"})
    void another_dimension_rule_or_target_is_another_series(String one) {
        var body = AZURE.body("firing.json");
        var other = body.replace(one, one + "-2");
        assertThat(AZURE.alert(other).series()).isNotEqualTo(AZURE.alert(body).series());
    }

    @Test
    void a_budget_has_no_rule_and_never_ends() {
        assertThat(AZURE.alertIn("odd.json"))
                .returns("lisbon-march", Alert::name)
                .returns("budget/lisbon-march", Alert::resource)
                .returns(Severity.UNKNOWN, Alert::severity)
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt)
                .returns("€26.10", alert -> alert.annotations().get("spent"));
    }

    @Test
    void an_activity_without_a_condition_fires_for_a_while() {
        assertThat(AZURE.alertIn("activity-log.json"))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns("somebody restarts machines", Alert::name)
                .returns("virtualmachines/web-1", Alert::resource)
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt)
                .returns("ana@lisbon.example", alert -> alert.labels().get("caller"));
    }

    @Test
    void an_issue_of_service_health_is_a_series_of_its_own() {
        var other = AZURE.body("service-health.json").replace("QX1Y-7ZG", "QX1Y-8ZG");
        assertThat(AZURE.alert(other).series())
                .isNotEqualTo(AZURE.alertIn("service-health.json").series());
    }

    @Test
    void service_health_is_told_in_labels_without_its_page() {
        assertThat(AZURE.alertIn("service-health.json"))
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt)
                .returns("Virtual Machines", alert -> alert.labels().get("service"))
                .returns("Active", alert -> alert.labels().get("stage"))
                .returns(null, alert -> alert.labels().get("communication"))
                .returns(
                        "Virtual machines start slowly", alert -> alert.annotations().get("title"));
    }

    @ParameterizedTest
    @CsvSource({
        "log-v1.json, configurationItem/db-2.lisbon.example",
        "log-v2.json, workspaces/logs",
    })
    void a_log_search_has_its_dimensions_and_a_link_to_the_results(String file, String resource) {
        assertThat(AZURE.alertIn(file))
                .returns(resource, Alert::resource)
                .returns(true, alert -> alert.labels().containsKey("Computer"))
                .returns("https://portal.azure.com/#filtered", a -> a.links().get("search"));
    }

    @Test
    void a_rule_of_Prometheus_has_its_labels_and_a_series_for_each() {
        var other = AZURE.body("prometheus.json").replace("cart-7", "cart-8");
        assertThat(AZURE.alertIn("prometheus.json"))
                .returns("cart-7", alert -> alert.labels().get("pod"))
                .returns("cart-7 restarts", alert -> alert.annotations().get("summary"))
                .doesNotReturn(AZURE.alert(other).series(), Alert::series);
    }

    @Test
    void alerts_in_an_array_are_all_read() {
        var both = "[" + AZURE.body("firing.json") + "," + AZURE.body("log-v2.json") + "]";
        assertThat(AZURE.alerts(both)).hasSize(2);
    }

    @Test
    void a_rule_told_by_its_whole_id_is_called_like_its_end() {
        var body =
                AZURE.body("firing.json")
                        .replace("\"Lisbon-CPU-high\"", "\"/subscriptions/s/rules/Busy\"");
        assertThat(AZURE.alert(body).name()).isEqualTo("Busy");
    }
}
