package dev.remediator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Book;
import dev.remediator.standard.HealNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ReplayBenchTest {

    @Test
    void a_month_is_decided_twice_in_the_same_way() throws Exception {
        var figures = new ArrayList<Figure>();
        var month = new ReplayBench.Month(3_000, Duration.ofDays(3), 1);

        boolean same = ReplayBench.measure(month, Book.of(List.of(new HealNode())), figures::add);

        assertThat(same).isTrue();
        assertThat(figures).hasSize(3);
        var first = (Figure.Replay) figures.getFirst();
        assertThat(first.alerts()).isEqualTo(3_000);
        assertThat(first.decisions()).isGreaterThanOrEqualTo(3_000);
        assertThat(figures.get(2)).isInstanceOf(Figure.Memory.class);
    }
}
