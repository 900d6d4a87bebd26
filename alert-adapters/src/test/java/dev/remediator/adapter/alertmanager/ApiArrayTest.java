package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Fingerprint;
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
    void the_end_of_a_firing_alert_says_until_when_the_word_holds_and_of_a_muted_one_nothing() {
        assertThat(Bodies.alertsIn("api.json"))
                .extracting(Alert::endsAt)
                .containsExactly(
                        Instant.parse("2026-03-01T03:04:00Z"),
                        null,
                        Instant.parse("2026-03-01T02:59:59.999Z"),
                        null);
    }

    @Test
    void the_end_of_a_firing_alert_in_a_webhook_says_nothing() {
        assertThat(
                        Bodies.alert(
                                        "\"status\": \"firing\","
                                                + " \"startsAt\": \"2026-03-01T02:00:00Z\","
                                                + " \"endsAt\": \"2026-03-01T03:04:00Z\"")
                                .endsAt())
                .isNull();
    }

    @Test
    void the_API_that_tells_only_milliseconds_means_the_same_episode() {
        var alert =
                "{\"labels\": {\"job\": \"web\"}, \"startsAt\": \"2026-03-01T02:00:00.123%sZ\"}";
        var listed = Bodies.alerts("[" + alert.formatted("") + "]").getFirst();
        var sent = Bodies.alerts("{\"alerts\": [" + alert.formatted("456789") + "]}").getFirst();
        assertThat(sent.series()).isEqualTo(listed.series());
        assertThat(sent.episode()).isEqualTo(listed.episode());
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
