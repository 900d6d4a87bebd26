package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpanTest {

    @Test
    void spans_of_different_groups_do_not_count_together() {
        var most = Span.mostAtOnce(List.of(span("web", 0, 10), span("api", 0, 10)));

        assertThat(most).isEqualTo(1);
    }

    @Test
    void what_begins_when_another_ends_does_not_overlap_it() {
        var most = Span.mostAtOnce(List.of(span("web", 0, 10), span("web", 10, 20)));

        assertThat(most).isEqualTo(1);
    }

    @Test
    void the_most_of_any_group_counts() {
        var most =
                Span.mostAtOnce(
                        List.of(
                                span("api", 0, 10),
                                span("web", 0, 10),
                                span("web", 5, 20),
                                span("web", 5, 7),
                                span("web", 8, 9)));

        assertThat(most).isEqualTo(3);
    }

    @Test
    void nothing_at_all_is_none() {
        assertThat(Span.mostAtOnce(List.of())).isZero();
    }

    private static Span span(String group, long from, long until) {
        return new Span(group, Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }
}
