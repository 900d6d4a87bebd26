package dev.remediator.replay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimetableTest {
    private static final Instant NOW = FakeRunning.NOW;

    @ParameterizedTest
    @CsvSource({
        "1, PT1H, PT1H",
        "60, PT1H, PT1M",
        "0.5, PT1S, PT2S",
        "1000, PT0.001S, PT0.000001S",
        "3, -PT9S, -PT3S",
        "max, PT720H, PT2.592S",
        "max, PT0.001S, PT0.000000001S"
    })
    void what_took_so_long_takes_so_long_now(String speed, Duration then, Duration now) {
        assertThat(Speed.parse(speed).of(then)).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "fast", "NaN", "Infinity", "100001", "1,5", "MAX"})
    void a_speed_of_no_sense_is_refused(String speed) {
        assertThatThrownBy(() -> Speed.parse(speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--speed is '" + speed + "', but must be");
    }

    @Test
    void the_times_inside_an_alert_are_as_far_from_the_start() {
        var moved = table("10").now(alert(Script.then(-30), Script.then(40), AlertStatus.RESOLVED));

        assertThat(moved.startsAt()).isEqualTo(NOW.minusSeconds(3));
        assertThat(moved.endsAt()).isEqualTo(NOW.plusSeconds(4));
    }

    @Test
    void as_fast_as_possible_a_word_that_holds_for_a_while_holds_until_the_end() {
        var firing = alert(Script.then(0), Script.then(300), AlertStatus.FIRING);

        assertThat(table("max").now(firing).endsAt()).isNull();
        assertThat(table("10").now(firing).endsAt()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void episodes_of_one_series_keep_their_order_however_fast() {
        var table = table("max");
        var one = table.now(alert(Script.then(0.001), null, AlertStatus.FIRING));
        var next = table.now(alert(Script.then(0.002), null, AlertStatus.FIRING));

        assertThat(next.startsAt()).isAfter(one.startsAt());
    }

    @Test
    void recorded_remedies_take_less_time_too() {
        var moved = table("10").now(alert(Script.then(0), null, AlertStatus.FIRING));

        assertThat(moved.annotations())
                .containsEntry(Replayed.recorded("restart"), "FAILED PT3S")
                .containsEntry(Replayed.recorded("odd"), "FAILED")
                .containsEntry("summary", "SUCCEEDED PT30S");
    }

    private static Timetable table(String speed) {
        return new Timetable(Script.THEN, NOW, Speed.parse(speed));
    }

    private static Alert alert(Instant startsAt, @Nullable Instant endsAt, AlertStatus status) {
        var a = Script.alert("a", status, startsAt);
        return new Alert(
                a.source(),
                a.series(),
                a.episode(),
                a.delivery(),
                status,
                a.severity(),
                a.name(),
                a.resource(),
                startsAt,
                endsAt,
                a.labels(),
                Map.of(
                        Replayed.recorded("restart"),
                        "FAILED PT30S",
                        Replayed.recorded("odd"),
                        "FAILED",
                        "summary",
                        "SUCCEEDED PT30S"),
                a.links());
    }
}
