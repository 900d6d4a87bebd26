package dev.remediator.adapter.elastic;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
class RuleActionTest {
    private static final Answers ELASTIC = Answers.of(new ElasticAdapter());

    @Test
    void two_hosts_of_a_rule_are_two_series_even_where_the_alert_has_no_id() {
        var body = "{\"rule\":{\"id\":\"r\"},\"alert\":{\"actionGroup\":\"a\"},\"host\":\"%s\"}";
        assertThat(ELASTIC.alert(body.formatted("web-1")).series())
                .isNotEqualTo(ELASTIC.alert(body.formatted("web-2")).series());
    }

    @Test
    void every_field_is_translated() {
        var delivery = delivery(ELASTIC.text("firing"));
        assertThat(ELASTIC.fixture("firing"))
                .returns(
                        delivery.key("elastic", "5d1f0e6a-70a1-4b5c-8f0f-1a2b3c4d5e6f\0web-1"),
                        Alert::series)
                .returns(
                        delivery.key("elastic", "0b9c3a52-5a4f-4d7e-9b1a-6f5e4d3c2b1a"),
                        Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("High CPU", Alert::name)
                .returns("instance/web-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05.123Z"), Alert::startsAt);
    }

    @Test
    void tags_and_the_rule_are_labels() {
        assertThat(ELASTIC.fixture("firing").labels())
                .containsExactly(
                        entry("action_group", "metrics.threshold.fired"),
                        entry("alert_id", "web-1"),
                        entry("instance", "web-1"),
                        entry("rule_id", "5d1f0e6a-70a1-4b5c-8f0f-1a2b3c4d5e6f"),
                        entry("rule_type", "metrics.alert.threshold"),
                        entry("severity", "critical"),
                        entry("space", "default"),
                        entry("tags", "production"),
                        entry("team", "web"));
    }

    @Test
    void the_words_of_older_versions_are_read() {
        assertThat(ELASTIC.fixture("odd"))
                .returns(delivery("").key("elastic", "31337\0query matched"), Alert::series)
                .returns("Too many 500s", Alert::name)
                .returns("rule/Too many 500s", Alert::resource)
                .returns(Severity.UNKNOWN, Alert::severity)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt);
    }

    @ParameterizedTest
    @CsvSource({
        "recovered, RESOLVED",
        "Recovered, RESOLVED",
        "metrics.threshold.fired, FIRING",
        "query matched, FIRING",
        "xpack.uptime.alerts.actionGroups.monitorStatus, FIRING",
    })
    void an_action_group_says_whether_it_fires(String group, AlertStatus status) {
        assertThat(ELASTIC.alert(body("\"alert.actionGroup\":\"" + group + "\"")).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.inventory_threshold.warning, WARNING",
        "slo.burnRate.high, ERROR",
        "critical, CRITICAL",
        "recovered, INFO",
        "highlander, INFO",
    })
    void a_group_may_say_how_bad_it_is_else_the_integration_does(String group, Severity severity) {
        var info = ELASTIC.with(Reading.DEFAULT.severity(Severity.INFO));
        assertThat(info.alert(body("\"actionGroup\":\"" + group + "\"")).severity())
                .isEqualTo(severity);
    }

    @Test
    void without_a_group_nobody_will_say_that_it_is_over() {
        assertThat(ELASTIC.alert(body("\"x\":1")).endsAt()).isEqualTo(THREE_AM.plusSeconds(3600));
    }

    @ParameterizedTest
    @CsvSource({
        "host.name, host/it",
        "context.host.name, host/it",
        "kubernetes.pod.name, pod/it",
        "service.name, service/it",
        "context.monitorName, monitor/it",
    })
    void what_the_body_names_is_the_resource(String path, String resource) {
        assertThat(ELASTIC.alert(body("\"%s\":\"it\"".formatted(path))).resource())
                .isEqualTo(resource);
    }

    @Test
    void objects_that_arrive_as_texts_are_read() {
        var body =
                """
                {"webhook_body": {"rule_info": "{\\"id\\":\\"r\\",\\"name\\":\\"CPU\\"}",
                  "alert_info": "{\\"id\\":\\"h1\\",\\"uuid\\":\\"u\\",\\"actionGroup\\":\\"recovered\\"}",
                  "context_info": "{\\"reason\\":\\"why\\"}"}}
                """;
        assertThat(ELASTIC.alert(body))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns("CPU", Alert::name)
                .returns("instance/h1", Alert::resource)
                .returns("why", alert -> alert.annotations().get("reason"));
    }

    @Test
    void another_alert_of_a_rule_is_another_series() {
        var other = ELASTIC.text("firing").replace("web-1", "web-2");
        assertThat(ELASTIC.alert(other).series()).isNotEqualTo(ELASTIC.fixture("firing").series());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{}>rule.id",
                "{\"rule\":{\"id\":\"{{rule.id}}\"}}>rule/id",
                "{\"num_hits\":3}>rule_name",
                "{\"kibana.alert.status\":\"active\"}>kibana.alert.rule.uuid",
                "{\"kibana.alert.rule.uuid\":\"r\",\"kibana.alert.status\":\"odd\"}>kibana.alert.status",
                "{\"webhook_body\":{\"rule_info\":\"{\"}}>webhook_body/rule_info",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(ELASTIC.rejected(body)).isEqualTo(field);
    }

    private static String body(String member) {
        return "{\"rule\":{\"id\":\"r\",\"name\":\"R\"},\"alert\":{\"id\":\"*\"},%s}"
                .formatted(member);
    }
}
