package dev.remediator.replay.difference;

import static dev.remediator.replay.difference.Told.NOON;
import static dev.remediator.replay.difference.Told.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import dev.remediator.replay.engine.Note;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComparisonTest {
    private final Ledger ledger =
            new Ledger((_, remedy) -> remedy.equals("replace"), "HealNode"::equals);
    private final Comparison comparison = new Comparison(Duration.ofSeconds(5), ledger);

    @Test
    void incidents_of_one_series_are_pairs_though_they_have_other_names() {
        replay(
                List.of(incident("inc-1", "a", 0).healed(), incident("inc-2", "a", 1000).healed()),
                List.of(incident("inc-8", "a", 2).healed(), incident("inc-9", "a", 1002).healed()));

        assertThat(ledger.incidents()).isEqualTo(2);
        assertThat(ledger.different()).isZero();
    }

    @Test
    void incidents_of_one_series_at_other_times_are_no_pair() {
        replay(
                List.of(incident("inc-1", "a", 0).healed()),
                List.of(incident("inc-9", "a", 5000).healed()));

        assertThat(ledger.kinds.keySet()).contains(Kind.NEW_INCIDENT, Kind.INCIDENT_GONE);
    }

    @Test
    void notices_are_pairs_by_what_they_are_about() {
        var before = incident("notice-storm-aaaa", "zone=a", 0).paged(Reason.STORM_PAGED).called();
        var after = incident("notice-storm-bbbb", "zone=a", 3).paged(Reason.STORM_PAGED).called();
        replay(List.of(before), List.of(after));

        assertThat(ledger.incidents()).isEqualTo(1);
        assertThat(ledger.different()).isZero();
    }

    @Test
    void a_remedy_that_takes_other_steps_is_a_difference() {
        comparison.recorded(incident("inc-1").healed().recorded());
        comparison.noted(note("inc-1", Note.Kind.OTHER_STEPS, "takes 'drain' where 'stop' was"));
        incident("inc-1").healed().decisions().forEach(comparison::decided);
        comparison.finish();

        assertThat(ledger.kinds.keySet()).containsExactly(Kind.OTHER_STEPS);
    }

    @Test
    void what_is_only_assumed_is_none() {
        comparison.recorded(incident("inc-1").healed().recorded());
        comparison.noted(note("inc-1", Note.Kind.ASSUMED, "is assumed to do its work"));
        incident("inc-1").healed().decisions().forEach(comparison::decided);
        comparison.finish();

        assertThat(ledger.different()).isZero();
        assertThat(ledger.assumed()).isEqualTo(1);
    }

    @Test
    void a_recording_that_says_nothing_of_calls_is_compared_by_when_people_were_wanted() {
        var before =
                incident("inc-1")
                        .paged(Reason.LADDER_EXHAUSTED)
                        .after(300)
                        .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED);
        replay(List.of(before), List.of(called(60, 300)));

        assertThat(ledger.different()).isZero();
    }

    @Test
    void after_the_recording_only_what_was_over_then_is_heard_of() {
        comparison.recorded(incident("inc-1").healed().recorded());
        comparison.recorded(incident("inc-2").held(Reason.HELD_FOR).recorded());
        var late = incident("inc-1").held(Reason.HELD_FOR).after(500).healed().decisions();
        comparison.decided(late.getFirst());
        comparison.decided(incident("inc-2").held(Reason.HELD_FOR).decisions().getFirst());

        comparison.recordingEnds();
        late.stream().skip(2).forEach(comparison::decided);
        incident("inc-2").healed().decisions().forEach(comparison::decided);
        incident("inc-3").healed().decisions().forEach(comparison::decided);
        comparison.finish();

        assertThat(ledger.kinds.keySet()).containsExactly(Kind.ACTS_LATER);
        assertThat(ledger.incidents()).isEqualTo(2);
    }

    @Test
    void rows_are_in_the_order_of_opening() {
        var before = new ArrayList<Told>();
        for (int i = 9; i >= 0; i--) {
            before.add(incident("inc-" + i, "s" + i, 100 * i).healed());
        }
        replay(before.reversed(), List.of());

        var names = new ArrayList<String>();
        ledger.rows.forEach(row -> names.add(row.id()));
        assertThat(names).hasSize(10).isSorted();
    }

    @Test
    void what_is_over_is_forgotten() {
        int most = 0;
        for (int i = 0; i < 200_000; i++) {
            comparison.recorded(incident("inc-" + i, "s" + i % 1000, 10 * i).healed().recorded());
            incident("inc-" + i, "s" + i % 1000, 10 * i)
                    .healed()
                    .decisions()
                    .forEach(comparison::decided);
            most = Math.max(most, comparison.held());
        }
        comparison.finish();

        // Five minutes and a little, at one incident in ten seconds.
        assertThat(most).isLessThan(100);
        assertThat(ledger.incidents()).isEqualTo(200_000);
        assertThat(ledger.different()).isZero();
        assertThat(comparison.held()).isZero();
    }

    @Test
    void counts_are_of_both_sides() {
        replay(
                List.of(incident("inc-1").healed(), incident("inc-2").healed()),
                List.of(
                        incident("inc-1").healed(),
                        incident("inc-2")
                                .offered("replace")
                                .paged(Reason.OUTCOME_UNKNOWN)
                                .called()));

        assertThat(ledger.before.remedies).containsEntry("HealNode", 2L);
        assertThat(ledger.after.remedies).containsEntry("HealNode", 2L);
        assertThat(ledger.before.destructive).isZero();
        assertThat(ledger.after.destructive).isEqualTo(1);
        assertThat(ledger.before.pages).isZero();
        assertThat(ledger.after.pages).isEqualTo(1);
    }

    private static Told called(int after, int until) {
        return incident("inc-1")
                .paged(Reason.LADDER_EXHAUSTED)
                .after(after)
                .called()
                .after(until - after)
                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED);
    }

    private void replay(List<Told> before, List<Told> after) {
        before.forEach(told -> comparison.recorded(told.recorded()));
        after.stream()
                .flatMap(told -> told.decisions().stream())
                .sorted(Comparator.comparing(Decision::at))
                .forEach(comparison::decided);
        comparison.passed(NOON.plusSeconds(100_000));
        comparison.finish();
    }

    private static Note note(String incident, Note.Kind kind, String sentence) {
        return new Note(NOON, incident, "restart", kind, sentence);
    }
}
