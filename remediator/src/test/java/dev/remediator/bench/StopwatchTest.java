package dev.remediator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StopwatchTest {
    private static final long MILLI = 1_000_000;

    private final Stopwatch watch = new Stopwatch();

    @Test
    void a_percentile_is_the_smallest_value_that_so_many_do_not_exceed() {
        LongStream.rangeClosed(1, 100).map(i -> (101 - i) * MILLI).forEach(watch::took);

        assertThat(watch.take()).isEqualTo(new Spread(100, 50, 99));
    }

    @Test
    void one_of_few_is_never_less_than_the_percentile_asked_for() {
        LongStream.of(3, 1, 2).map(i -> i * MILLI).forEach(watch::took);

        assertThat(watch.take()).isEqualTo(new Spread(3, 2, 3));
    }

    @Test
    void nothing_measured_is_zero() {
        assertThat(watch.take()).isEqualTo(new Spread(0, 0, 0));
    }

    @Test
    void what_was_taken_is_not_counted_again() {
        watch.took(9 * MILLI);
        var _ = watch.take();
        watch.took(MILLI / 2);

        assertThat(watch.take()).isEqualTo(new Spread(1, 0.5, 0.5));
    }

    @Test
    void more_than_it_has_room_for_at_first_is_kept() {
        LongStream.rangeClosed(1, 5000).map(i -> i * MILLI).forEach(watch::took);

        assertThat(watch.take()).isEqualTo(new Spread(5000, 2500, 4950));
    }
}
