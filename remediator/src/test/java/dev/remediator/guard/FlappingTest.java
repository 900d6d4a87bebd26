package dev.remediator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FlappingTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");
    private static final Rules.Flapping RULES = Rules.DEFAULT.flapping();

    @Test
    void four_times_in_four_minutes_is_too_often() {
        assertThat(back(3, Duration.ofMinutes(1)).tooOften(START.plusSeconds(120), RULES))
                .isFalse();
        assertThat(back(4, Duration.ofMinutes(1)).tooOften(START.plusSeconds(180), RULES)).isTrue();
    }

    @Test
    void once_an_hour_is_never_too_often() {
        var at = START.plus(Duration.ofHours(23));

        assertThat(back(24, Duration.ofHours(1)).tooOften(at, RULES)).isFalse();
    }

    @Test
    void it_is_calm_when_a_half_life_has_halved_its_points_often_enough() {
        var points = new Flapping(3000, START, START);

        assertThat(points.calmAt(START, RULES)).isEqualTo(START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void it_is_left_alone_for_an_hour_at_most() {
        var points = new Flapping(1_000_000, START, START);

        assertThat(points.calmAt(START, RULES)).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void nothing_is_remembered_for_ever() {
        var points = back(1, Duration.ZERO);

        assertThat(points.until()).isBetween(START, START.plus(Duration.ofHours(2)));
    }

    private static Flapping back(int times, Duration every) {
        var points = Flapping.NEVER;
        for (int i = 0; i < times; i++) {
            points = points.cameBack(START.plus(every.multipliedBy(i)), RULES);
        }
        return points;
    }
}
