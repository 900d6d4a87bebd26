package dev.remediator.adapter.azuremonitor;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static org.assertj.core.api.Assertions.assertThat;

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

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OlderSchemaTest {
    private static final Answers AZURE = Answers.of(new AzureMonitorAdapter());

    @Test
    void a_metric_alert_is_read() {
        assertThat(AZURE.alertIn("old-metric.json"))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.INFO, Alert::severity)
                .returns("slow", Alert::name)
                .returns("storageaccounts/store1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05.1234567Z"), Alert::startsAt)
                .returns(null, Alert::endsAt)
                .returns("GetBlob", alert -> alert.labels().get("ApiName"))
                .returns("web", alert -> alert.labels().get("team"))
                .returns("812", alert -> alert.annotations().get("value"))
                .returns("https://portal.azure.com/#resource/store1", a -> a.links().get("portal"));
    }

    @Test
    void a_metric_alert_that_is_over_is_of_the_series_and_later() {
        var over =
                AZURE.body("old-metric.json")
                        .replace("Activated", "Deactivated")
                        .replace("T02:14:05.1234567", "T02:31:07");
        var fired = AZURE.alertIn("old-metric.json");
        assertThat(AZURE.alert(over))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(fired.series(), Alert::series)
                .returns(Instant.parse("2026-03-01T02:31:07Z"), Alert::startsAt)
                .returns(Instant.parse("2026-03-01T02:31:07Z"), Alert::endsAt);
    }

    @Test
    void a_classic_metric_alert_is_read() {
        assertThat(AZURE.alertIn("classic-metric.json"))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns("busy", Alert::name)
                .returns("sites/shop", Alert::resource)
                .returns("Requests", alert -> alert.labels().get("metric"))
                .returns("westeurope", alert -> alert.labels().get("region"));
    }

    @Test
    void a_log_search_is_read_and_never_ends() {
        assertThat(AZURE.alertIn("old-log.json"))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.WARNING, Alert::severity)
                .returns("disk-fills", Alert::name)
                .returns("workspace/33334444-0000-4000-8000-000000000001", Alert::resource)
                .returns(Instant.parse("2026-03-01T14:13:09Z"), Alert::startsAt)
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt);
    }

    @ParameterizedTest
    @CsvSource({"0, CRITICAL", "2, WARNING", "4, INFO", "Sev1, ERROR", "Warning, WARNING"})
    void a_severity_is_a_digit_or_a_word(String word, Severity severity) {
        var body =
                AZURE.body("old-log.json")
                        .replace("\"Severity\": \"2\"", "\"Severity\": \"" + word + "\"");
        assertThat(AZURE.alert(body).severity()).isEqualTo(severity);
    }

    @Test
    void a_budget_is_read_and_never_ends() {
        assertThat(AZURE.alertIn("old-budget.json"))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns("march", Alert::name)
                .returns("budget/march", Alert::resource)
                .returns("Cost", alert -> alert.labels().get("budgetType"))
                .returns("1214.07", alert -> alert.annotations().get("spent"))
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt);
    }

    @ParameterizedTest
    @CsvSource({"march, april", "lisbon, porto", "AAAA, BBBB"})
    void another_budget_is_another_series(String one, String other) {
        var body = AZURE.body("old-budget.json");
        assertThat(AZURE.alert(body.replace(one + '"', other + '"')))
                .doesNotReturn(AZURE.alert(body).series(), Alert::series);
    }

    @Test
    void an_activity_is_read_and_never_ends() {
        assertThat(AZURE.alertIn("old-activity-log.json"))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("Microsoft.Compute/virtualMachines/restart/action", Alert::name)
                .returns("virtualmachines/web-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:13:00.1234567Z"), Alert::startsAt)
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt)
                .returns("Failed", alert -> alert.labels().get("status"));
    }
}
