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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComparisonTest {
    private final Ledger ledger =
            new Ledger((_, remedy) -> remedy.equals("replace"), "HealNode"::equals);
    private final Comparison comparison = new Comparison(Duration.ofSeconds(5), ledger);

    static Stream<Arguments> kinds() {
        var healed = incident("inc-1").healed();
        return Stream.of(
                row("the same", healed, incident("inc-1").healed()),
                row("a timer that fired late", healed, shifted(0.1)),
                row("what is within the tolerance", healed, shifted(4.9)),
                row(
                        "a wait too short to matter",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .held(Reason.BUDGET_IN_USE)
                                .after(2)
                                .offered("restart")
                                .after(20)
                                .became(Reason.REMEDY_DONE, "restart")
                                .after(160)
                                .ended(Reason.HEALED, State.HEALED)),
                row(
                        "what is bookkeeping",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("restart")
                                .said(Reason.REPEATED)
                                .said(Reason.CLAIM_GRANTED)
                                .after(20)
                                .became(Reason.REMEDY_DONE, "restart")
                                .after(160)
                                .ended(Reason.HEALED, State.HEALED)),
                row("all of it later by the same", healed, shifted(60), Kind.ACTS_LATER),
                row("all of it earlier by the same", healed, shifted(-60), Kind.ACTS_EARLIER),
                row(
                        "cleared before it acts",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(300)
                                .ended(Reason.CLEARED_WHILE_HELD, State.CLEARED),
                        Kind.WOULD_NO_LONGER_RUN,
                        Kind.OTHER_END),
                row(
                        "acts where it did not",
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(300)
                                .ended(Reason.CLEARED_WHILE_HELD, State.CLEARED),
                        healed,
                        Kind.WOULD_NOW_RUN,
                        Kind.OTHER_END),
                row(
                        "one remedy more",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("restart")
                                .after(20)
                                .became(Reason.DID_NOT_CLEAR, "restart")
                                .offered("replace")
                                .after(160)
                                .became(Reason.REMEDY_DONE, "replace")
                                .ended(Reason.HEALED, State.HEALED),
                        Kind.WOULD_NOW_RUN),
                row(
                        "another remedy",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("replace")
                                .after(20)
                                .became(Reason.REMEDY_DONE, "replace")
                                .after(160)
                                .ended(Reason.HEALED, State.HEALED),
                        Kind.OTHER_REMEDY),
                row(
                        "refused, so that people are called",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .paged(Reason.PROTECTED)
                                .called()
                                .after(180)
                                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED),
                        Kind.WOULD_NO_LONGER_RUN,
                        Kind.PAGED_NOW,
                        Kind.OTHER_REASON,
                        Kind.OTHER_END),
                row("called later", called(60, 300), called(90, 300), Kind.PAGED_LATER),
                row("called earlier", called(60, 300), called(30, 300), Kind.PAGED_EARLIER),
                row("nobody called", called(60, 300), uncalled(), paging(Kind.PAGED_NO_LONGER)),
                row("people called", uncalled(), called(60, 300), paging(Kind.PAGED_NOW)),
                row(
                        "refused for another reason",
                        called(60, 300),
                        incident("inc-1")
                                .paged(Reason.PROTECTED)
                                .after(60)
                                .called()
                                .after(240)
                                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED),
                        Kind.OTHER_REASON),
                row(
                        "healed later by itself",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("restart")
                                .after(20)
                                .became(Reason.REMEDY_DONE, "restart")
                                .after(460)
                                .ended(Reason.HEALED, State.HEALED),
                        Kind.ENDS_LATER),
                row(
                        "another playbook with the same remedy",
                        healed,
                        incident("inc-1").by("HealWebNode").healed(),
                        Kind.OTHER_PLAYBOOK),
                row(
                        "nobody answers it",
                        healed,
                        incident("inc-1").by(null).ended(Reason.UNMATCHED, State.UNMATCHED),
                        Kind.WOULD_NO_LONGER_RUN,
                        Kind.OTHER_PLAYBOOK,
                        Kind.OTHER_REASON,
                        Kind.OTHER_END),
                row("gone", healed, null, Kind.WOULD_NO_LONGER_RUN, Kind.INCIDENT_GONE),
                row("new", null, healed, Kind.WOULD_NOW_RUN, Kind.NEW_INCIDENT),
                row(
                        "a page about what is new",
                        null,
                        called(60, 300),
                        Kind.PAGED_NOW,
                        Kind.NEW_INCIDENT));
    }

    private static Told shifted(double by) {
        return incident("inc-1")
                .held(Reason.HELD_FOR)
                .after(120 + by)
                .offered("restart")
                .after(20)
                .became(Reason.REMEDY_DONE, "restart")
                .after(160)
                .ended(Reason.HEALED, State.HEALED);
    }

    private static Told called(int after, int until) {
        return incident("inc-1")
                .paged(Reason.LADDER_EXHAUSTED)
                .after(after)
                .called()
                .after(until - after)
                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED);
    }

    private static Told uncalled() {
        return incident("inc-1")
                .paged(Reason.LADDER_EXHAUSTED)
                .said(Reason.PAGE_CONFIRMING)
                .after(300)
                .said(Reason.PAGE_NOT_NEEDED)
                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED);
    }

    private static Kind[] paging(Kind kind) {
        return new Kind[] {kind, Kind.OTHER_REASON};
    }

    private static Arguments row(
            String what, @Nullable Told before, @Nullable Told after, Kind... kinds) {
        return Arguments.of(what, before, after, List.of(kinds));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void every_kind_is_told_by_its_name(
            String what, @Nullable Told before, @Nullable Told after, List<Kind> kinds) {
        replay(
                Optional.ofNullable(before).stream().toList(),
                Optional.ofNullable(after).stream().toList());

        assertThat(ledger.kinds.keySet()).as(what).containsExactlyElementsOf(kinds);
        assertThat(ledger.different()).isEqualTo(kinds.isEmpty() ? 0 : 1);
    }

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
