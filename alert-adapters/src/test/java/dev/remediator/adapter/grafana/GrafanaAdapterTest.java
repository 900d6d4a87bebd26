package dev.remediator.adapter.grafana;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import dev.remediator.adapter.alertmanager.AlertmanagerAdapter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrafanaAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new GrafanaAdapter();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firing.json",
                "resolved.json",
                "odd.json",
                "nodata.json",
                "legacy.json",
                "legacy-ok.json"
            })
    void a_body_on_an_inbox_topic_is_Grafanas_and_not_Alertmanagers(String file) {
        var registry = AdapterRegistry.of(List.of(adapter(), new AlertmanagerAdapter()));
        assertThat(registry.recognise(file("grafana/" + file).getBytes(UTF_8)))
                .map(AlertAdapter::source)
                .contains("grafana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{}",
                "{\"alerts\": [], \"version\": \"4\"}",
                "{\"alerts\": [], \"version\": {}}",
                "{\"ruleId\": 7, \"state\": \"on\"}",
                "{\"state\": \"alerting\", \"title\": \"it\"}"
            })
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                       | alerts",
                "{\"text\":\"TestAlert\"}                 | alerts",
                "{\"alerts\":{}}                          | alerts",
                "{\"alerts\":[{\"status\":\"firing\"}]}   | alerts/0",
                "{\"alerts\":[{\"fingerprint\":\"f\",\"status\":\"on\"}]} | alerts/0/status",
                "{\"alerts\":[{\"fingerprint\":\"f\",\"startsAt\":\"soon\"}]} | alerts/0/startsAt",
                "{\"alerts\":[],\"truncatedAlerts\":-1}   | truncatedAlerts",
                "{\"ruleId\":7}                           | state",
                "{\"ruleId\":7,\"state\":\"on\"}          | state",
                "{\"ruleId\":\"\",\"state\":\"ok\"}       | ruleId",
                "{\"ruleId\":7,\"state\":\"ok\",\"evalMatches\":{}} | evalMatches",
                "{\"title\":\"CPU\",\"state\":\"ok\",\"evalMatches\":[]} | ruleId",
            })
    void what_cannot_be_read_is_rejected_with_its_place(String body, String field) {
        assertThat(adapter().adapt(delivery(body)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"groupKey", "title", "routeLabels", "externalURL"})
    void what_is_said_of_the_group_is_not_carried_by_each_alert_however_long(String name) {
        var alert =
                Bodies.alerts(
                                "{\"%s\": \"https://graphs.example/%s\", \"alerts\": [%s]}"
                                        .formatted(
                                                name,
                                                "x".repeat(10_000),
                                                "{\"fingerprint\": \"f1\"}"))
                        .getFirst();
        assertThat(alert.annotations().values()).allMatch(text -> text.length() <= 4_096);
        assertThat(alert.links()).isEmpty();
    }

    @Test
    void a_message_without_alerts_is_ignored() {
        assertThat(adapter().adapt(delivery("{\"alerts\": [], \"orgId\": 1}")))
                .isEqualTo(new Adapted.Ignored("the message holds no alerts"));
    }
}
