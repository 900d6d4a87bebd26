package dev.remediator.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TookTest {

    @Test
    void a_percentile_is_the_smallest_value_that_so_many_percent_do_not_exceed() {
        var spread = Took.of(millis(LongStream.rangeClosed(1, 20)));

        assertThat(spread).isEqualTo(new Took(10, 19));
    }

    @Test
    void the_order_does_not_matter() {
        var spread = Took.of(millis(LongStream.of(900, 100, 500)));

        assertThat(spread).isEqualTo(new Took(500, 900));
    }

    @Test
    void one_value_is_every_percentile() {
        var spread = Took.of(millis(LongStream.of(7)));

        assertThat(spread).isEqualTo(new Took(7, 7));
    }

    @Test
    void nothing_measured_is_zero() {
        var spread = Took.of(List.of());

        assertThat(spread).isEqualTo(new Took(0, 0));
    }

    private static List<Duration> millis(LongStream values) {
        return values.mapToObj(Duration::ofMillis).toList();
    }
}
