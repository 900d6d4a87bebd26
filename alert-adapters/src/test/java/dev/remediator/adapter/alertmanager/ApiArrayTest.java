package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiArrayTest {

    @Test
    void the_end_decides_by_our_clock_whether_an_alert_fires() {
        assertThat(Bodies.alertsIn("api.json"))
                .extracting(Alert::status)
                .containsExactly(
                        AlertStatus.FIRING,
                        AlertStatus.FIRING,
                        AlertStatus.RESOLVED,
                        AlertStatus.SUPPRESSED);
    }

    @Test
    void only_what_is_over_has_an_end() {
        assertThat(Bodies.alertsIn("api.json"))
                .extracting(Alert::endsAt)
                .containsExactly(null, null, Instant.parse("2026-03-01T02:59:59.999Z"), null);
    }

    @Test
    void a_webhook_and_the_API_give_one_alert_the_same_keys() {
        var alert = "{\"labels\": {\"job\": \"web\"}, \"startsAt\": \"2026-03-01T02:00:00Z\"%s}";
        var pushed = Bodies.alerts("[" + alert.formatted("") + "]").getFirst();
        var fingerprint = ", \"fingerprint\": \"" + Fingerprint.of(pushed.labels()) + "\"";
        var sent = Bodies.alerts("{\"alerts\": [" + alert.formatted(fingerprint) + "]}").getFirst();
        assertThat(sent.episode()).isEqualTo(pushed.episode());
    }

    @Test
    void an_empty_array_is_ignored() {
        assertThat(new AlertmanagerAdapter().adapt(delivery("[]")))
                .isInstanceOf(Adapted.Ignored.class);
    }
}
