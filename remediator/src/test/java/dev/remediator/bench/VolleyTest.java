package dev.remediator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.alertmanager.AlertmanagerAdapter;
import dev.remediator.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VolleyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.123Z");
    private static final int BATCH = 100;

    private static String request(Volley volley, long turn) {
        return new String(volley.request(turn), StandardCharsets.US_ASCII);
    }

    private static List<Alert> alerts(Volley.Path path, long turn) {
        var request = request(Volley.of(path, 80, BATCH, NOW), turn);
        var body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(request).contains("\r\nContent-Length: " + body.length() + "\r\n");
        var bytes = body.getBytes(StandardCharsets.US_ASCII);
        var adapted = new AlertmanagerAdapter().adapt(new Delivery("bench", Map.of(), bytes, NOW));
        assertThat(adapted).isInstanceOf(Adapted.Alerts.class);
        return ((Adapted.Alerts) adapted).alerts();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_holds_as_many_firing_alerts_as_it_should(Volley.Path path) {
        assertThat(alerts(path, 7))
                .hasSize(BATCH)
                .allSatisfy(alert -> assertThat(alert.firing()).isTrue())
                .first()
                .satisfies(
                        alert ->
                                assertThat(alert.label("instance"))
                                        .contains("web-000700.lisbon.example:9100"));
    }

    @ParameterizedTest
    @EnumSource
    void no_two_alerts_are_the_same_when_all_nodes_have_had_two_turns(Volley.Path path) {
        long turns = Volley.FLEET / BATCH;

        var some = Stream.of(0L, 1L, turns - 1, turns, turns + 1, 2 * turns - 1);

        assertThat(some.flatMap(turn -> alerts(path, turn).stream()).map(Alert::episode))
                .hasSize(6 * BATCH)
                .doesNotHaveDuplicates();
    }

    @Test
    void each_sending_is_written_over_the_last() {
        var volley = Volley.of(Volley.Path.API, 80, 2, NOW);

        var first = request(volley, 0);
        var second = request(volley, 1);

        assertThat(second).isNotEqualTo(first).hasSameSizeAs(first);
        assertThat(request(volley, 0)).isEqualTo(first);
    }
}
