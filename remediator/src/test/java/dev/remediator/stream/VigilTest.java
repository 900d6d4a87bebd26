package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Rules;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VigilTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);
    private static final Duration TICK = Duration.ofMillis(100);

    private final Vigil vigil = new Vigil(Rules.DEFAULT.tilt(), START);

    @Test
    void just_after_its_start_it_observes_and_then_no_more() {
        assertThat(vigil.tilt(START.plusSeconds(9))).isNotNull();
        assertThat(vigil.tilt(START.plusSeconds(10))).isNull();
    }

    @Test
    void a_loop_that_comes_by_in_time_is_trusted() {
        vigil.ticked(LATER.minusMillis(150), TICK);

        vigil.ticked(LATER, TICK);

        assertThat(vigil.tilt(LATER.plusSeconds(31))).isNull();
    }

    @Test
    void a_loop_that_stood_still_is_not_for_half_a_minute() {
        vigil.ticked(LATER, TICK);

        vigil.ticked(LATER.plusSeconds(3), TICK);

        assertThat(vigil.tilt(LATER.plusSeconds(32))).isNotNull();
        assertThat(vigil.tilt(LATER.plusSeconds(33))).isNull();
    }

    @Test
    void a_clock_that_goes_back_is_distrusted_as_well() {
        vigil.ticked(LATER, TICK);

        vigil.ticked(LATER.minusSeconds(5), TICK);

        assertThat(vigil.tilt(LATER)).isNotNull();
    }

    @Test
    void alerts_that_are_long_past_are_no_ground_to_act_on() {
        vigil.read(LATER.minusSeconds(31), LATER);

        assertThat(vigil.tilt(LATER))
                .isNotNull()
                .extracting(tilt -> tilt.why())
                .isEqualTo("it reads alerts that are 31 s old");
    }
}
