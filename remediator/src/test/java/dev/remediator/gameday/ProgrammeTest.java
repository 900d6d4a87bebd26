package dev.remediator.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgrammeTest {
    private static final List<Scenario> ALL = List.of(Scenario.values());

    @Test
    void everything_is_broken_once_before_anything_is_broken_twice() {
        var order = Programme.of(ALL, 2 * ALL.size(), 42);

        assertThat(order.subList(0, ALL.size())).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(order.subList(ALL.size(), 2 * ALL.size()))
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void a_day_ends_after_as_many_runs_as_were_asked_for() {
        var order = Programme.of(ALL, ALL.size() + 3, 42);

        assertThat(order).hasSize(ALL.size() + 3);
    }

    @Test
    void the_same_seed_gives_the_same_order() {
        var order = Programme.of(ALL, 30, 7);

        assertThat(order).isEqualTo(Programme.of(ALL, 30, 7));
    }

    @Test
    void other_seeds_give_other_orders() {
        var orders = LongStream.range(0, 20).mapToObj(seed -> Programme.of(ALL, 8, seed)).toList();

        assertThat(orders.stream().distinct().count()).isGreaterThan(15);
    }
}
