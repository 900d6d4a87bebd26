package dev.remediator.adapter.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OddWebhookTest {

    @Test
    void numbers_and_truth_values_become_text() {
        assertThat(Bodies.alertsIn("odd.json").getFirst().labels())
                .containsEntry("attempts", "600")
                .containsEntry("exact", "1.10")
                .containsEntry("muted", "false")
                .doesNotContainKey("instance");
    }

    @Test
    void a_group_key_larger_than_a_double_keeps_its_digits() {
        assertThat(Bodies.alertsIn("odd.json").getFirst().annotations())
                .containsEntry("groupKey", "7615590933959184469");
    }

    @Test
    void new_group_fields_are_kept_in_whatever_shape() {
        assertThat(Bodies.alertsIn("odd.json").getFirst().annotations())
                .containsEntry("routeLabels", "{\"team\":\"mail\"}")
                .containsEntry("notification_reason", "repeat");
    }

    @Test
    void blank_labels_name_no_resource() {
        assertThat(Bodies.alertsIn("odd.json"))
                .extracting(Alert::resource)
                .containsExactly("host/gate-7", "service/mail");
    }

    @Test
    void severity_is_read_from_annotation_or_priority_too() {
        assertThat(Bodies.alertsIn("odd.json"))
                .extracting(Alert::severity)
                .containsOnly(Severity.ERROR);
    }

    @Test
    void without_a_status_of_its_own_an_alert_has_its_end_or_the_groups_status() {
        assertThat(Bodies.alertsIn("odd.json"))
                .extracting(Alert::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
    }
}
