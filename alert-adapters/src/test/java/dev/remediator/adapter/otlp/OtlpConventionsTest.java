package dev.remediator.adapter.otlp;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static dev.remediator.adapter.otlp.Records.adapt;
import static dev.remediator.adapter.otlp.Records.alert;
import static dev.remediator.adapter.otlp.Records.alerts;
import static dev.remediator.adapter.otlp.Records.message;
import static dev.remediator.adapter.otlp.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtlpConventionsTest {

    @Test
    void every_field_of_a_record_is_translated() {
        var alert = alert(file("otlp/firing.json"));
        assertThat(alert.name()).isEqualTo("ledger.stuck");
        assertThat(alert.severity()).isEqualTo(Severity.ERROR);
        assertThat(alert.resource()).isEqualTo("host/app-17");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-03-01T02:41:07.125000001Z"));
        assertThat(alert.labels())
                .containsEntry("host", "app-17")
                .containsEntry("service.name", "billing")
                .containsEntry("process.command_args", "java,-jar")
                .containsEntry("process.pid", "4120")
                .containsEntry("queue.depth", "91231231231231231")
                .containsEntry("ratio", "0.25")
                .containsEntry("primary", "true")
                .containsEntry("severity", "ERROR")
                .containsEntry("otel.scope.name", "shop.billing.Ledger")
                .doesNotContainKey("alert.status");
        assertThat(alert.annotations())
                .containsEntry("message", "no entry was written for 300 s")
                .containsEntry("trace_id", "5B8EFFF798038103D269B633813FC60C")
                .containsEntry("span_id", "EEE19B7EC3C1B174");
        assertThat(alert.links()).containsEntry("runbook", "https://runbooks.example/l");
    }

    @Test
    void a_body_that_is_a_map_says_as_much_as_attributes() {
        assertThat(alerts(adapt(file("otlp/firing.json"))).getLast())
                .returns("DiskGone", Alert::name)
                .returns("disk/nvme1n1", Alert::resource)
                .returns(Severity.CRITICAL, Alert::severity);
    }

    @ParameterizedTest
    @CsvSource({
        "0, unknown",
        "1, info",
        "8, info",
        "9, info",
        "12, info",
        "13, warning",
        "16, warning",
        "17, error",
        "20, error",
        "21, critical",
        "24, critical",
        "'\"18\"', error",
        "'\"SEVERITY_NUMBER_WARN\"', warning",
        "'\"severity_number_error4\"', error",
        "'\"SEVERITY_NUMBER_TRACE2\"', info",
        "'\"SEVERITY_NUMBER_UNSPECIFIED\"', unknown"
    })
    void a_severity_number_is_translated(String number, String severity) {
        var body =
                record("\"eventName\": \"e\", \"severityNumber\": %s,".formatted(number), Map.of());
        assertThat(alert(body).severity().word()).isEqualTo(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "-1", "\"SEVERITY_NUMBER_BAD\"", "\"WARN\"", "1.5", "{}"})
    void a_severity_number_that_is_none_is_rejected(String number) {
        assertThat(adapt(record("\"severityNumber\": %s,".formatted(number), Map.of())))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected ->
                                assertThat(rejected.field())
                                        .isEqualTo(
                                                "resourceLogs/0/scopeLogs/0/logRecords/0"
                                                        + "/severityNumber"));
    }

    @Test
    void a_word_counts_where_there_is_no_severity_number() {
        assertThat(alert(record("\"severityText\": \"Fatal\",", Map.of())).severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void an_alerts_own_severity_counts_before_the_records() {
        var body = record("\"severityNumber\": 17,", Map.of("alert.severity", "p1"));
        assertThat(alert(body).severity()).isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severityNumber: 13 | nothing | x",
                "severityText: 'error' | nothing | x",
                "severityNumber: 9 | alert.name | x",
                "severityNumber: 9 | alertname | x",
                "severityNumber: 9 | event.name | x",
                "severityNumber: 9 | alert.status | firing",
                "eventName: 'x' | nothing | x"
            })
    void what_is_bad_enough_or_named_is_an_alert(String member, String attribute, String value) {
        assertThat(adapt(record(json(member), Map.of(attribute, value))))
                .isInstanceOf(Adapted.Alerts.class);
    }

    @ParameterizedTest
    @CsvSource({"severityNumber: 12", "severityText: 'info'", "severityText: 'well'"})
    void other_records_are_ignored(String member) {
        assertThat(adapt(record(json(member), Map.of())))
                .isEqualTo(
                        new Adapted.Ignored(
                                "none of the 1 log records is a warning or worse or has an alert's"
                                        + " name"));
    }

    private static String json(String member) {
        return member.replaceFirst("^(\\w+)", "\"$1\"").replace('\'', '"') + ",";
    }

    @ParameterizedTest
    @CsvSource({
        "alert.name, x, x",
        "alertname, x, x",
        "event.name, x, x",
        "exception.type, x, x",
        "k8s.event.reason, x, x",
        "message, x, LogRecord"
    })
    void what_an_alert_is_called(String attribute, String value, String name) {
        assertThat(alert(record("\"severityNumber\": 17,", Map.of(attribute, value))).name())
                .isEqualTo(name);
    }

    @Test
    void the_name_of_a_Kubernetes_object_is_not_the_alerts() {
        var attributes =
                Map.of(
                        "event.domain",
                        "k8s",
                        "event.name",
                        "web.17f",
                        "k8s.event.reason",
                        "Failed");
        assertThat(alert(record("\"severityNumber\": 13,", attributes)).name()).isEqualTo("Failed");
    }

    @ParameterizedTest
    @CsvSource({
        "host.name, host/x",
        "k8s.node.name, node/x",
        "k8s.pod.name, pod/x",
        "service.instance.id, instance/x",
        "service.name, service/x",
        "k8s.object.name, object/x",
        "alert.resource, resource/x"
    })
    void what_an_alert_is_about(String attribute, String resource) {
        var body = message(Map.of(attribute, "x"), record(Map.of(), "\"severityNumber\": 17,"));
        assertThat(alert(body).resource()).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource({
        "firing, firing",
        "Acknowledged, acknowledged",
        "resolved, resolved",
        "suppressed, suppressed"
    })
    void a_status_may_be_said(String said, String status) {
        assertThat(alert(record("", Map.of("alert.status", said))).status().word())
                .isEqualTo(status);
    }

    @Test
    void a_status_nobody_knows_is_rejected() {
        assertThat(adapt(record("", Map.of("alert.status", "purple"))))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field resourceLogs/0/scopeLogs/0/logRecords/0/attributes hold an"
                                        + " alert.status that is none of firing, acknowledged,"
                                        + " resolved and suppressed",
                                "resourceLogs/0/scopeLogs/0/logRecords/0/attributes"));
    }

    @Test
    void a_record_without_a_status_fires_for_its_time_to_live() {
        assertThat(alert(record("\"severityNumber\": 17,", Map.of())))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt);
    }

    @Test
    void what_is_resolved_ended_when_it_was_written() {
        var at = "\"timeUnixNano\": \"1772332867000000000\",";
        assertThat(alert(record(at, Map.of("alert.status", "resolved"))).endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:41:07Z"));
    }

    @Test
    void the_text_does_not_tell_series_apart() {
        var one = "\"severityNumber\": 17, \"body\": {\"stringValue\": \"timed out after 3 s\"},";
        assertThat(alert(record(one, Map.of())).series())
                .isEqualTo(alert(record(one.replace("3 s", "4 s"), Map.of())).series());
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.name", "service.name", "k8s.namespace.name", "k8s.pod.name"})
    void two_that_write_the_same_are_two_series(String attribute) {
        var record = record(Map.of(), "\"severityNumber\": 17,");
        assertThat(alert(message(Map.of(attribute, "a"), record)).series())
                .isNotEqualTo(alert(message(Map.of(attribute, "b"), record)).series());
    }

    @Test
    void an_instance_drawn_anew_at_each_start_does_not_tell_hosts_apart() {
        var record = record(Map.of(), "\"severityNumber\": 17,");
        var one = Map.of("host.name", "a", "service.instance.id", "1");
        var other = Map.of("host.name", "a", "service.instance.id", "2");
        assertThat(alert(message(one, record)).series())
                .isEqualTo(alert(message(other, record)).series());
    }

    @Test
    void an_alerts_id_tells_its_series() {
        var one = record("", Map.of("alert.name", "a", "alert.id", "7", "alert.status", "firing"));
        var over =
                record("", Map.of("alert.name", "b", "alert.id", "7", "alert.status", "resolved"));
        assertThat(alert(over).series()).isEqualTo(alert(one).series());
        assertThat(alert(over).episode()).isEqualTo(alert(one).episode());
    }

    @Test
    void an_integration_may_choose_what_tells_series_apart() {
        var reading = Reading.DEFAULT.toldBy(List.of("lane"));
        var one = record("\"eventName\": \"jam\",", Map.of("lane", "3"));
        var other = record("\"eventName\": \"jam\",", Map.of("lane", "4"));
        assertThat(alerts(adapt(delivery(one).readAs(reading))).getFirst().series())
                .isNotEqualTo(alerts(adapt(delivery(other).readAs(reading))).getFirst().series());
    }

    @Test
    void a_long_resource_is_not_copied_to_each_of_very_many_alerts() {
        var records = new String[2_000];
        Arrays.fill(records, record(Map.of(), "\"severityNumber\": 17,"));
        var resource = Map.of("host.name", "m-1", "long", "x".repeat(100_000));
        var read = alerts(adapt(message(resource, records)));
        assertThat(read.getFirst().annotations()).containsKey("long");
        assertThat(read.getLast().annotations()).doesNotContainKey("long");
        assertThat(read.getLast().resource()).isEqualTo("host/m-1");
        assertThat(read.getLast().series()).isEqualTo(read.getFirst().series());
    }
}
