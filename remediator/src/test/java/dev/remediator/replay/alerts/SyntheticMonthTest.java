package dev.remediator.replay.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.AlertStatus;
import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SyntheticMonthTest {
    private static final Duration TIME = Duration.ofDays(30);

    private static List<Input.Heard> month(int alerts, long seed) throws IOException {
        return AlertFiles.all(new SyntheticMonth(alerts, TIME, seed));
    }

    @Test
    void it_has_as_many_alerts_as_it_should_in_the_order_of_time() throws IOException {
        var month = month(100_000, 1);
        assertThat(month).hasSize(100_000);
        assertThat(month).extracting(Input.Heard::at).isSorted();
        var all = Duration.between(month.getFirst().at(), month.getLast().at());
        assertThat(all).isBetween(TIME.minusHours(6), TIME);
    }

    @Test
    void the_same_seed_gives_the_same_and_another_another() throws IOException {
        assertThat(month(5_000, 1)).isEqualTo(month(5_000, 1)).isNotEqualTo(month(5_000, 2));
    }

    @Test
    void it_storms_within_a_minute_and_zones_go_at_once() throws IOException {
        var month = month(100_000, 1);
        var minutes =
                month.stream()
                        .collect(
                                Collectors.groupingBy(
                                        h -> h.at().getEpochSecond() / 60, Collectors.counting()));
        var worst = minutes.values().stream().mapToLong(n -> n).max().orElseThrow();
        assertThat(worst).isBetween(1_300L, 2_750L);
        var down =
                month.stream()
                        .filter(h -> h.alert().name().equals("InstanceDown"))
                        .filter(h -> h.alert().status() == AlertStatus.FIRING)
                        .collect(
                                Collectors.groupingBy(
                                        h -> h.alert().labels().get("zone"),
                                        Collectors.counting()));
        assertThat(down.values()).anyMatch(n -> n >= 60);
    }

    @Test
    void what_is_over_has_begun() throws IOException {
        var open = new HashSet<String>();
        for (var heard : month(100_000, 4)) {
            var alert = heard.alert();
            if (alert.status() == AlertStatus.FIRING) {
                open.add(alert.episode());
            } else {
                assertThat(open.remove(alert.episode())).as(alert.episode()).isTrue();
            }
        }
        assertThat(open).isNotEmpty();
    }
}
