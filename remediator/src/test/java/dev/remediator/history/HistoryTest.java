package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoryTest {
    private static final int MOST_CLOSED = 10_000;

    private final Chronicle chronicle = new Chronicle();
    private final History history = chronicle.history();

    @Test
    void an_empty_history_has_nothing_to_tell() {
        assertThat(history.incidents(_ -> true, 100)).isEmpty();
        assertThat(history.incident("inc-1")).isEmpty();
        assertThat(history.open()).isZero();
    }

    @Test
    void the_newest_incident_is_first() {
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING).passes(Duration.ofSeconds(1));
        chronicle.decides("inc-2", Reason.HELD_FOR, State.WATCHING);
        assertThat(ids(100)).containsExactly("inc-2", "inc-1");
    }

    @Test
    void incidents_of_one_instant_are_told_by_name_whatever_order_they_were_read_in() {
        chronicle.decides("inc-b", Reason.HELD_FOR, State.WATCHING);
        chronicle.decides("inc-a", Reason.HELD_FOR, State.WATCHING);
        assertThat(ids(100)).containsExactly("inc-a", "inc-b");
    }

    @Test
    void only_as_many_as_were_asked_for_are_told_and_the_newest_of_them() {
        for (int i = 1; i <= 5; i++) {
            chronicle.decides("inc-" + i, Reason.HELD_FOR, State.WATCHING);
            chronicle.passes(Duration.ofSeconds(1));
        }
        assertThat(ids(2)).containsExactly("inc-5", "inc-4");
    }

    @Test
    void only_those_that_satisfy_the_question_are_told() {
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        chronicle.decides("inc-2", Reason.REMEDY_OFFERED, State.ACTING);
        assertThat(history.incidents(i -> i.state().equals("acting"), 100))
                .extracting(IncidentView::id)
                .containsExactly("inc-2");
    }

    @Test
    void what_was_told_does_not_change_afterwards() {
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        var before = history.incident("inc-1").orElseThrow();
        chronicle.closes("inc-1", Reason.CLEARED_WHILE_HELD, State.CLEARED);
        assertThat(before.decisions()).hasSize(1);
        assertThat(before.incident().state()).isEqualTo("watching");
    }

    @Test
    void an_incident_is_open_until_it_is_closed() {
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        chronicle.decides("inc-2", Reason.HELD_FOR, State.WATCHING);
        chronicle.closes("inc-1", Reason.CLEARED_WHILE_HELD, State.CLEARED);
        assertThat(history.open()).isEqualTo(1);
    }

    @Test
    void an_incident_that_is_closed_twice_is_closed_once() {
        chronicle.closes("inc-1", Reason.UNMATCHED, State.UNMATCHED);
        chronicle.closes("inc-1", Reason.RESOLVED, State.UNMATCHED);
        assertThat(history.open()).isZero();
    }

    @Test
    void an_open_incident_is_never_forgotten() {
        chronicle.decides("inc-open", Reason.HELD_FOR, State.WATCHING);
        closes(MOST_CLOSED + 5);
        assertThat(history.incident("inc-open")).isPresent();
        assertThat(history.open()).isEqualTo(1);
    }

    @Test
    void the_oldest_closed_incidents_are_forgotten() {
        closes(MOST_CLOSED + 2);
        assertThat(history.incident("inc-2")).isEmpty();
        assertThat(history.incident("inc-3")).isPresent();
        assertThat(history.incidents(_ -> true, 100_000)).hasSize(MOST_CLOSED);
    }

    @Test
    void an_unmatched_incident_that_was_forgotten_does_not_come_back_as_open() {
        chronicle.closes("inc-0", Reason.UNMATCHED, State.UNMATCHED);
        closes(MOST_CLOSED);
        chronicle.decides("inc-0", Reason.REPEATED, State.UNMATCHED);
        assertThat(history.incident("inc-0")).isEmpty();
        assertThat(history.open()).isZero();
    }

    @Test
    void listeners_hear_each_decision_from_now_on() {
        var heard = new ArrayList<String>();
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        history.listen(d -> heard.add(d.incident()));
        chronicle.decides("inc-2", Reason.HELD_FOR, State.WATCHING);
        chronicle.closes("inc-3", Reason.NOTHING_OPEN, State.CLEARED);
        assertThat(heard).containsExactly("inc-2", "inc-3");
    }

    @Test
    void a_listener_that_throws_neither_stops_the_history_nor_the_others() {
        var heard = new ArrayList<Decision>();
        history.listen(
                _ -> {
                    throw new IllegalStateException("a bug");
                });
        history.listen(heard::add);
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        assertThat(heard).hasSize(1);
        assertThat(ids(1)).containsExactly("inc-1");
    }

    private void closes(int many) {
        for (int i = 1; i <= many; i++) {
            chronicle.closes("inc-" + i, Reason.HEALED, State.HEALED);
            chronicle.passes(Duration.ofMillis(1));
        }
    }

    private List<String> ids(int limit) {
        return history.incidents(_ -> true, limit).stream().map(IncidentView::id).toList();
    }
}
