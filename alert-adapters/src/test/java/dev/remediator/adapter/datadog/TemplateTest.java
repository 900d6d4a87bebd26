package dev.remediator.adapter.datadog;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateTest {
    private static final Answers DATADOG = Answers.of(new DatadogAdapter());

    /// What the guide tells people to paste.
    private static final String OURS =
            new DatadogAdapter()
                    .guide().snippets().stream()
                            .filter(snippet -> snippet.language().equals("json"))
                            .findFirst()
                            .orElseThrow()
                            .text();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALERT_ID",
                "ALERT_CYCLE_KEY",
                "AGGREG_KEY",
                "ALERT_SCOPE",
                "ALERT_TRANSITION",
                "ALERT_TYPE",
                "ALERT_PRIORITY",
                "ALERT_STATUS",
                "EVENT_TITLE",
                "EVENT_MSG",
                "TAGS",
                "HOSTNAME",
                "DATE",
                "LAST_UPDATED",
                "LINK",
                "ORG_ID",
                "ORG_NAME",
                "ID"
            })
    void our_template_has_every_variable(String variable) {
        assertThat(OURS).contains("\"$" + variable + "\"");
    }

    @Test
    void our_template_filled_in_is_read() {
        var filled =
                OURS.replace("$ALERT_ID", "7")
                        .replace("$ALERT_TRANSITION", "Recovered")
                        .replace("$EVENT_TITLE", "[Recovered] Load")
                        .replace("$HOSTNAME", "web-1")
                        .replace("$DATE", "1772331845000");
        assertThat(DATADOG.alert(filled))
                .returns("Load", Alert::name)
                .returns("host/web-1", Alert::resource)
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(Instant.parse("2026-03-01T02:24:05Z"), Alert::endsAt);
    }

    @Test
    void our_template_not_filled_in_is_a_test() {
        assertThat(DATADOG.to(OURS))
                .isEqualTo(
                        new Adapted.Ignored("the template's variables were not filled in: a test"));
    }

    @Test
    void variables_that_are_not_set_say_nothing() {
        var empty = DATADOG.changed("firing", "\"9223372036854775806\"", "\"\"", "\"P2\"", "\"\"");
        assertThat(DATADOG.alert(empty))
                .returns(DATADOG.alert(empty).series(), Alert::episode)
                .returns(Severity.ERROR, Alert::severity);
    }

    @Test
    void datadogs_own_payload_is_told_by_the_monitors_page_and_the_title() {
        assertThat(DATADOG.alert(DATADOG.changed("default")))
                .returns(
                        delivery("").key("datadog", "352347\000221165\000host:db-2.porto.example"),
                        Alert::series)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns("Swap grows", Alert::name)
                .returns("host/db-2.porto.example", Alert::resource);
    }

    @Test
    void datadogs_own_payload_says_when_it_is_over() {
        var over =
                DATADOG.changed(
                        "default", "[Triggered on", "[Recovered on", "7306082202796025694", "8");
        assertThat(DATADOG.alert(over))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(DATADOG.alert(DATADOG.changed("default")).series(), Alert::series)
                .returns(DATADOG.alert(DATADOG.changed("default")).episode(), Alert::episode);
    }

    @Test
    void a_template_of_somebody_else_is_read() {
        assertThat(DATADOG.alert(DATADOG.changed("odd")))
                .returns(delivery("").key("datadog", "1\0007\000a:1,b:2"), Alert::series)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.INFO, Alert::severity)
                .returns("service/api", Alert::resource)
                .returns("true", alert -> alert.labels().get("flag"))
                .returns(Map.of(), Alert::links);
    }

    @Test
    void variables_that_are_kept_together_in_an_object_are_found() {
        var body =
                "{\"title\": \"[Triggered] Load\", \"id\": \"9\", \"metadata\": {"
                        + "\"ALERT_ID\": \"7\", \"ALERT_SCOPE\": \"host:a\", \"ORG_ID\": \"1\"}}";
        assertThat(DATADOG.alert(body))
                .returns(delivery("").key("datadog", "1\0007\000host:a"), Alert::series)
                .returns("host/a", Alert::resource);
    }

    @Test
    void a_mock_with_spaces_in_its_tags_and_no_transition_fires() {
        var mock =
                "{\"title\": \"Load\", \"type\": \"metric alert\", \"query\": \"avg > 90\","
                        + " \"message\": \"m\", \"tags\": \"environment:prod, team:web\","
                        + " \"priority\": 4, \"monitor_id\": \"12\", \"scopes\": []}";
        assertThat(DATADOG.alert(mock))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.INFO, Alert::severity)
                .returns("web", alert -> alert.labels().get("team"))
                .returns("monitor/12", Alert::resource);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"query\": \"avg:load > 1\", \"title\": \"Load\"",
                "\"title\": \"[Triggered on {host:a}] Load\"",
                "\"title\": \"Load\", \"alert_scope\": \"host:a\"",
                "\"aggreg_key\": \"9bd4\"",
            })
    void without_a_monitor_something_else_tells_the_series(String members) {
        var one = DATADOG.alert("{" + members + ", \"org_id\": \"1\"}");
        var other = DATADOG.alert("{" + members + ", \"org_id\": \"2\"}");
        assertThat(one.series()).isNotEqualTo(other.series());
    }

    @Test
    void two_hosts_of_one_monitor_are_two_series() {
        var body = "{\"alert_id\": \"1\", \"title\": \"[Triggered on {host:%s}] Load\"}";
        assertThat(DATADOG.alert(body.formatted("a")).series())
                .isNotEqualTo(DATADOG.alert(body.formatted("b")).series());
    }

    @Test
    void a_form_is_read_like_json() {
        var form =
                "alert_id=221&alert_transition=Triggered&event_title=%5BTriggered%5D+Load"
                        + "&tags=host%3Aweb-1%2Cmonitor&date=1772331845000";
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var sent = new Delivery("test", headers, form.getBytes(UTF_8), THREE_AM);
        assertThat(new DatadogAdapter().adapt(sent))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        alerts ->
                                assertThat(alerts.alerts().getFirst())
                                        .returns("Load", Alert::name)
                                        .returns("host/web-1", Alert::resource));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": \"hello\"}"})
    void what_cannot_be_told_from_anything_else_is_refused(String body) {
        assertThat(DATADOG.to(body))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo("alert_id"));
    }

    @ParameterizedTest
    @CsvSource({"firing, true", "resolved, true", "default, true", "nonsense, false"})
    void a_message_on_an_inbox_topic_is_recognised(String name, boolean known) {
        var registry = AdapterRegistry.of(List.of(new DatadogAdapter()));
        assertThat(registry.recognise(DATADOG.changed(name).getBytes(UTF_8)).isPresent())
                .isEqualTo(known);
    }
}
