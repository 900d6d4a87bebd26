package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RejectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                   | alerts",
                "{\"alerts\":null}                    | alerts",
                "{\"alerts\":{}}                      | alerts",
                "{\"alerts\":[7]}                     | alerts/0",
                "{\"alerts\":[{}]}                    | alerts/0",
                "{\"alerts\":[{\"labels\":[]}]}       | alerts/0/labels",
                "{\"alerts\":[{\"labels\":\"x\"}]}    | alerts/0/labels",
                "{\"alerts\":[{\"labels\":{\"a\":[]}}]} | alerts/0/labels/a",
                "{\"alerts\":[{\"labels\":{\"a\":1},\"status\":\"on\"}]} | alerts/0/status",
                "{\"alerts\":[{\"labels\":{\"a\":1},\"status\":{}}]} | alerts/0/status",
                "{\"alerts\":[{\"labels\":{\"a\":1},\"startsAt\":\"soon\"}]} | alerts/0/startsAt",
                "{\"alerts\":[{\"labels\":{\"a\":1},\"endsAt\":[]}]} | alerts/0/endsAt",
                "{\"alerts\":[],\"groupKey\":{}}      | groupKey",
                "{\"alerts\":[],\"truncatedAlerts\":-1} | truncatedAlerts",
                "[{\"labels\":2}]                     | 0/labels",
                "[[]]                                 | 0",
            })
    void a_wrong_type_is_rejected_with_its_place(String body, String field) {
        assertThat(new AlertmanagerAdapter().adapt(delivery(body)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void a_body_without_alerts_is_rejected_saying_what_to_change() {
        assertThat(new AlertmanagerAdapter().adapt(delivery(file("alertmanager/nonsense.json"))))
                .isEqualTo(
                        new Adapted.Rejected(
                                "the body has no alerts[]; remove the custom payload template from"
                                        + " the receiver",
                                "alerts"));
    }
}
