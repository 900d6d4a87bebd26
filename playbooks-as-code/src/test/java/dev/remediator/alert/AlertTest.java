package dev.remediator.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlertTest {

    @ParameterizedTest
    @CsvSource({
        "'',           s,   e,   source",
        "alertmanager, ' ', e,   series",
        "alertmanager, s,   ' ', episode"
    })
    void an_alert_without_one_of_its_keys_is_refused(
            String source, String series, String episode, String component) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertMother.keyed(source, series, episode))
                .withMessage(component + " is blank");
    }

    @Test
    void an_alert_about_nothing_is_refused() {
        var alert = AlertMother.saying(AlertStatus.FIRING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alert.about(" "))
                .withMessage("resource is blank");
    }

    @ParameterizedTest
    @CsvSource({"FIRING, true", "ACKNOWLEDGED, true", "RESOLVED, false", "SUPPRESSED, false"})
    void an_alert_somebody_took_still_fires(AlertStatus status, boolean firing) {
        assertThat(AlertMother.saying(status).firing()).isEqualTo(firing);
    }

    @Test
    void labels_are_sorted_by_name() {
        var alert = AlertMother.firing("A", Map.of("zone", "1", "app", "2", "job", "3"));
        assertThat(alert.labels().keySet()).containsExactly("app", "job", "zone");
    }

    @Test
    void labels_that_change_later_do_not_change_the_alert() {
        var labels = new HashMap<>(Map.of("job", "web"));
        var alert = AlertMother.firing("A", labels);
        labels.put("job", "db");
        assertThat(alert.label("job")).contains("web");
    }

    @Test
    void the_labels_of_an_alert_cannot_be_changed() {
        var labels = AlertMother.firing("A", Map.of("job", "web")).labels();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(labels::clear);
    }

    @Test
    void a_label_an_alert_does_not_have_is_absent() {
        assertThat(AlertMother.firing("A", Map.of()).label("job")).isEmpty();
    }

    @Test
    void an_alert_about_another_resource_is_the_same_in_everything_else() {
        var alert = AlertMother.firing("A", Map.of("job", "web"));
        assertThat(alert.about("node/web-1"))
                .returns("node/web-1", Alert::resource)
                .usingRecursiveComparison()
                .ignoringFields("resource")
                .isEqualTo(alert);
    }
}
