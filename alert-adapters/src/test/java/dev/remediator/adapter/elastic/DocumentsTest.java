package dev.remediator.adapter.elastic;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentsTest {
    private static final Answers ELASTIC = Answers.of(new ElasticAdapter());
    private static final String DOCUMENT =
            """
            {"kibana.alert.uuid": "u", "kibana.alert.status": "active",
             "kibana.alert.instance.id": "web-1", "kibana.alert.rule.uuid": "r",
             "kibana.alert.rule.name": "CPU", "kibana.alert.severity": "high",
             "kibana.alert.start": "2026-03-01T02:14:05Z"}
            """;

    @Test
    void an_alert_document_is_read() {
        assertThat(ELASTIC.alert(DOCUMENT))
                .returns(delivery("").key("elastic", "r\0web-1"), Alert::series)
                .returns(delivery("").key("elastic", "u"), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("CPU", Alert::name)
                .returns("instance/web-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt);
    }

    @Test
    void an_alert_of_security_that_nobody_will_close_holds_for_its_time_to_live() {
        var security =
                DOCUMENT.replace("}", ",\"kibana.alert.rule.rule_type_id\": \"siem.queryRule\"}");
        assertThat(ELASTIC.alert(security).endsAt()).isEqualTo(THREE_AM.plusSeconds(3600));
        assertThat(ELASTIC.alert(DOCUMENT).endsAt()).isNull();
    }

    @Test
    void names_may_be_nested_and_values_in_arrays() {
        var nested =
                """
                {"_source": {"kibana": {"alert": {"uuid": ["u"], "status": ["active"],
                  "instance.id": "web-1", "rule": {"uuid": "r"}}}}}
                """;
        assertThat(ELASTIC.alert(nested).series()).isEqualTo(ELASTIC.alert(DOCUMENT).series());
    }

    @ParameterizedTest
    @CsvSource({
        "active, open, FIRING", "active, acknowledged, ACKNOWLEDGED", "active, closed, RESOLVED",
        "recovered, open, RESOLVED", "closed, open, RESOLVED", "untracked, open, SUPPRESSED",
    })
    void its_status_and_that_of_the_work_on_it_say_whether_it_fires(
            String status, String work, AlertStatus expected) {
        var document =
                """
                {"kibana.alert.rule.uuid":"r","kibana.alert.status":"%s",
                 "kibana.alert.workflow_status":"%s"}
                """
                        .formatted(status, work);
        assertThat(ELASTIC.alert(document).status()).isEqualTo(expected);
    }

    @Test
    void a_summary_holds_alerts_of_all_kinds() {
        var summary =
                "{\"alerts\":{\"new\":{\"data\":[%s]},\"recovered\":{\"data\":[%s]}}}"
                        .formatted(DOCUMENT, DOCUMENT.replace("active", "recovered"));
        assertThat(ELASTIC.alerts(summary))
                .extracting(Alert::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
    }

    @Test
    void a_summary_of_nothing_is_no_alert() {
        assertThat(ELASTIC.to("{\"alerts\":{\"new\":{\"count\":0,\"data\":[]}}}"))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_watch_holds_for_the_time_to_live() {
        var watch =
                """
                {"payload": {"watch_id": "errors", "id": "errors_1", "metadata": {"name": "Errors"},
                  "trigger": {"triggered_time": "2026-03-01T02:14:05Z"}}, "status": "Alert"}
                """;
        assertThat(ELASTIC.alert(watch))
                .returns("Errors", Alert::name)
                .returns("watch/errors", Alert::resource)
                .returns(Severity.WARNING, Alert::severity)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns(THREE_AM.plusSeconds(3600), Alert::endsAt);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"severity\":\"critical\"', CRITICAL", "'\"alert_priority\":2', ERROR",
        "'\"log.level\":\"warn\"', WARNING", "'\"log\":{\"level\":\"error\"}', ERROR",
        "'\"x\":1', INFO",
    })
    void a_match_of_ElastAlert_is_read(String member, Severity severity) {
        var info = ELASTIC.with(Reading.DEFAULT.severity(Severity.INFO));
        var match =
                "{\"rule_name\":\"Errors\",\"num_hits\":3,\"host\":{\"name\":\"web-1\"},%s}"
                        .formatted(member);
        assertThat(info.alert(match))
                .returns("Errors", Alert::name)
                .returns("host/web-1", Alert::resource)
                .returns(severity, Alert::severity)
                .returns(THREE_AM.plusSeconds(3600), Alert::endsAt);
    }
}
