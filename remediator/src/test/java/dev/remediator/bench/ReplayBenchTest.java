package dev.remediator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.Shelf;
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
    void a_month_is_replayed_twice_in_the_same_way() throws Exception {
        var figures = new ArrayList<Figure>();
        var shelf = new Shelf(Book.of(List.of(new HealNode())), HealNode.class.getClassLoader());
        var month = new ReplayBench.Month(3_000, Duration.ofDays(3), 1);

        boolean same = ReplayBench.measure(month, shelf, figures::add);

        assertThat(same).isTrue();
        assertThat(figures).hasSize(4);
        var first = (Figure.Replay) figures.getFirst();
        assertThat(first.alerts()).isEqualTo(3_000);
        assertThat(first.incidents()).isPositive();
        assertThat(figures.getLast()).isInstanceOf(Figure.Memory.class);
    }
}
