package dev.remediator.adapter.datadog;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
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

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MonitorTest {
    private static final Answers DATADOG = Answers.of(new DatadogAdapter());

    private static final String SERIES = "352347\000221164\000host:db-1.porto.example,region:porto";

    @Test
    void every_field_is_translated() {
        var delivery = delivery("");
        assertThat(DATADOG.alert(DATADOG.changed("firing")))
                .returns(delivery.key("datadog", SERIES), Alert::series)
                .returns(delivery.key("datadog", "9223372036854775806"), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("Disk nearly full", Alert::name)
                .returns("host/db-1.porto.example", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:24:05Z"), Alert::startsAt)
                .returns(
                        Map.of(
                                "datadog",
                                "https://app.datadoghq.example/event/event?id=7306082202796025694"),
                        Alert::links);
    }

    @Test
    void tags_and_scope_are_labels_and_no_value_is_lost() {
        assertThat(DATADOG.alert(DATADOG.changed("firing")).labels())
                .contains(
                        entry("env", "prod"),
                        entry("role", "db"),
                        entry("region", "porto"),
                        entry("host", "db-1.porto.example"),
                        entry("security-group", "sg-1,sg-2"),
                        entry("monitor", "true"),
                        entry("monitor_id", "221164"),
                        entry("org", "Porto"),
                        entry("severity", "P2"));
    }

    @Test
    void a_retry_is_told_by_the_events_id() {
        var again = DATADOG.alert(DATADOG.changed("firing", "/var has", "  /var has"));
        assertThat(again.delivery())
                .isEqualTo(DATADOG.alert(DATADOG.changed("firing")).delivery())
                .isNotEqualTo(
                        DATADOG.alert(DATADOG.changed("firing", "025694", "025695")).delivery());
    }

    @Test
    void an_id_that_is_the_monitors_does_not_make_the_end_a_retry() {
        var firing = DATADOG.changed("firing", "7306082202796025694", "221164");
        var resolved = DATADOG.changed("resolved", "7306082202796025999", "221164");
        assertThat(DATADOG.alert(firing).delivery())
                .isNotEqualTo(DATADOG.alert(resolved).delivery());
    }

    @Test
    void it_ends_when_it_recovered() {
        assertThat(DATADOG.alert(DATADOG.changed("resolved")).endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:35:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Triggered,     FIRING",
        "Re-Triggered,  FIRING",
        "Warn,          FIRING",
        "Re-Warn,       FIRING",
        "No Data,       FIRING",
        "Re-No Data,    FIRING",
        "Renotify,      FIRING",
        "RECOVERED,     RESOLVED",
        "Warn Recovered, RESOLVED",
    })
    void the_transition_says_whether_it_fires(String transition, AlertStatus status) {
        var body = DATADOG.changed("firing", "\"Triggered\"", "\"" + transition + "\"");
        assertThat(DATADOG.alert(body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "'[Recovered on {host:a}] Load', error,   '',         RESOLVED",
        "'[Warn] Load',                  success, '',         FIRING",
        "'Load',                         success, '',         RESOLVED",
        "'Load',                         error,   '',         FIRING",
        "'Load',                         '',      Null,       FIRING",
        "'[Recovered] Load',             '',      $ALERT_TRANSITION, RESOLVED",
    })
    void without_a_transition_the_title_says_so_and_then_the_type(
            String title, String type, String transition, AlertStatus status) {
        var body =
                ("{\"alert_id\": \"1\", \"title\": \"%s\", \"alert_type\": \"%s\","
                                + " \"alert_transition\": \"%s\"}")
                        .formatted(title, type, transition);
        assertThat(DATADOG.alert(body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "P1,     error,   CRITICAL",
        "P3,     error,   WARNING",
        "5,      error,   INFO",
        "'',     error,   ERROR",
        "'',     warning, WARNING",
        "'',     success, INFO",
        "'',     info,    INFO",
        "'',     '',      UNKNOWN",
        "normal, warning, WARNING",
        "low,    error,   ERROR",
    })
    void the_priority_says_how_bad_it_is_and_else_the_type(
            String priority, String type, Severity severity) {
        var body =
                ("{\"alert_id\": \"1\", \"title\": \"Load\", \"alert_type\": \"%s\","
                                + " \"alert_priority\": \"%s\"}")
                        .formatted(type, priority);
        assertThat(DATADOG.alert(body).severity()).isEqualTo(severity);
    }

    @Test
    void a_downgrade_to_a_warning_still_fires() {
        var body =
                DATADOG.changed(
                        "firing",
                        "\"Triggered\"",
                        "\"Warn\"",
                        "\"P2\"",
                        "\"\"",
                        "\"error\"",
                        "\"\"",
                        "[P2] [Triggered",
                        "[Warn");
        assertThat(DATADOG.alert(body))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.WARNING, Alert::severity)
                .returns(DATADOG.alert(DATADOG.changed("firing")).episode(), Alert::episode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[Triggered] Load                            | Load",
                "[Re-Triggered on {host:a,role:b}] Load       | Load",
                "[P1] [Recovered] Load                        | Load",
                "[Triggered] [P4] [Shop] Load                 | [Shop] Load",
                "[No Data] Load                               | Load",
                "[Triggered]Load [Warn]                       | Load [Warn]",
                "[Memory Alert]                               | [Memory Alert]",
            })
    void the_name_is_the_title_without_what_datadog_put_before_it(String title, String name) {
        var body = "{\"alert_id\": \"1\", \"event_title\": \"%s\"}".formatted(title);
        assertThat(DATADOG.alert(body).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hostname\": \"a\", \"tags\": \"host:b\"             | host/a",
                "\"tags\": \"host:b\", \"alert_scope\": \"host:c\"     | host/b",
                "\"tags\": \"host:b,host:d\", \"alert_scope\": \"host:d\" | host/d",
                "\"tags\": \"service:s\", \"alert_scope\": \"host:c\"  | host/c",
                "\"tags\": \"service:s\", \"alert_scope\": \"service:t\" | service/t",
                "\"tags\": [\"service:s\", \"x\"]                      | service/s",
                "\"tags\": {\"service\": \"s\"}                        | service/s",
                "\"tags\": \"x\", \"alert_scope\": \"*\"               | monitor/1",
            })
    void the_resource_is_the_host_else_the_service_else_the_monitor(String more, String resource) {
        assertThat(DATADOG.alert("{\"alert_id\": 1, \"title\": \"Load\", " + more + "}").resource())
                .isEqualTo(resource);
    }

    @Test
    void the_name_is_what_follows_however_much_stands_before_it() {
        var title = "[P1] [Triggered on {host:web-1}] ".repeat(100);
        assertThat(Title.read(title + "[Shop] Load [P2] is high "))
                .isEqualTo(
                        new Title(
                                "[Shop] Load [P2] is high",
                                "Triggered",
                                "P1",
                                "host:web-1",
                                false));
    }

    @Test
    void a_test_of_a_monitor_is_no_alert() {
        var test = DATADOG.changed("firing", "[P2] [Triggered", "[TEST] [Triggered");
        assertThat(DATADOG.to(test)).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Triggered\"     | \"Painted\" | alert_transition",
                "\"1772331845000\" | \"today\"   | date",
                "\"352347\"        | {}          | org_id",
            })
    void what_is_wrong_is_named(String from, String to, String field) {
        assertThat(DATADOG.to(DATADOG.changed("firing", from, to)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }
}
