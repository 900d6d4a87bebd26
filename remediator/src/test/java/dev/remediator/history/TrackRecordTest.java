package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import dev.remediator.topic.Logged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrackRecordTest {
    private static final Instant START = Instant.parse("2026-01-01T03:10:00Z");

    private final History history = new History();
    private Instant now = START;

    /// One decision: its reason, where the incident stands then, whether it is over.
    record Step(Reason reason, State state, boolean closes) {}

    private static Step then(Reason reason, State state) {
        return new Step(reason, state, false);
    }

    private static Step ends(Reason reason, State state) {
        return new Step(reason, state, true);
    }

    private static final Step BEGINS = then(Reason.REMEDY_OFFERED, State.ACTING);
    private static final Step RUNS = then(Reason.CLAIM_GRANTED, State.ACTING);
    private static final Step HEALS = ends(Reason.HEALED, State.HEALED);
    private static final Step CALLED = then(Reason.PAGE_CALLED, State.PAGED);
    private static final Step GIVES_UP = then(Reason.LADDER_EXHAUSTED, State.PAGED);
    private static final Step RESOLVED = ends(Reason.RESOLVED_AFTER_PAGE, State.PAGED);

    static List<Arguments> courses() {
        return List.of(
                Arguments.of(
                        "healed",
                        List.of(BEGINS, RUNS, HEALS),
                        Map.of(Count.RAN, 1L, Count.HEALED, 1L, Count.ALONE, 1L)),
                Arguments.of(
                        "given to another worker is the same run",
                        List.of(BEGINS, RUNS, then(Reason.WORKER_LOST, State.ACTING), RUNS, HEALS),
                        Map.of(Count.RAN, 1L, Count.HEALED, 1L, Count.ALONE, 1L)),
                Arguments.of(
                        "healed once it was approved",
                        List.of(BEGINS, then(Reason.APPROVED, State.WAITING), RUNS, HEALS),
                        Map.of(Count.RAN, 1L, Count.HEALED, 1L, Count.WITH_PEOPLE, 1L)),
                Arguments.of(
                        "healed after somebody was called",
                        List.of(BEGINS, RUNS, CALLED, CALLED, HEALS),
                        Map.of(Count.RAN, 1L, Count.HEALED, 1L, Count.WITH_PEOPLE, 1L)),
                Arguments.of(
                        "people were called and it is not over",
                        List.of(BEGINS, RUNS, GIVES_UP, CALLED),
                        Map.of(Count.RAN, 1L, Count.WITH_PEOPLE, 1L)),
                Arguments.of(
                        "people were called, and it is over",
                        List.of(GIVES_UP, CALLED, RESOLVED),
                        Map.of(Count.WITH_PEOPLE, 1L)),
                Arguments.of(
                        "it was over before anybody was called",
                        List.of(GIVES_UP, RESOLVED),
                        Map.of(Count.CLEARED, 1L)),
                Arguments.of(
                        "closed at the pager by somebody whom another incident had called",
                        List.of(GIVES_UP, ends(Reason.CLOSED_BY_PEOPLE, State.PAGED)),
                        Map.of(Count.WITH_PEOPLE, 1L)),
                Arguments.of(
                        "cleared while it was held",
                        List.of(
                                then(Reason.HELD_FOR, State.WATCHING),
                                ends(Reason.CLEARED_WHILE_HELD, State.CLEARED)),
                        Map.of(Count.CLEARED, 1L)),
                Arguments.of(
                        "nobody's",
                        List.of(ends(Reason.UNMATCHED, State.UNMATCHED)),
                        Map.of(Count.UNMATCHED, 1L)),
                Arguments.of(
                        "a remedy that did not help, told twice",
                        List.of(
                                BEGINS,
                                RUNS,
                                then(Reason.OUTCOME_UNKNOWN, State.ACTING),
                                then(Reason.OUTCOME_UNKNOWN, State.PAGED)),
                        Map.of(Count.RAN, 1L, Count.FAILED, 1L)),
                Arguments.of(
                        "a relapse that skips two remedies",
                        List.of(
                                then(Reason.RELAPSED, State.WAITING),
                                then(Reason.RELAPSED, State.WAITING)),
                        Map.of(Count.RELAPSED, 1L)),
                Arguments.of(
                        "late reports of what is forgotten",
                        List.of(
                                ends(Reason.STALE_ALERT, State.CLEARED),
                                then(Reason.PAGE_DELIVERED, State.PAGED)),
                        Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void what_becomes_of_an_incident_is_counted_once(
            String what, List<Step> steps, Map<Count, Long> counts) {
        steps.forEach(step -> decides("inc-1", step));

        assertThat(history.trackRecord().since(START).counts()).isEqualTo(counts);
        assertThat(history.trackRecord().ever("HealNode").counts()).isEqualTo(counts);
    }

    @Test
    void the_next_run_of_an_incident_is_another() {
        decides("inc-1", RUNS, "inc-1-r1");
        decides("inc-1", then(Reason.DID_NOT_CLEAR, State.VERIFYING), "inc-1-r1");
        decides("inc-1", RUNS, "inc-1-r2");
        decides("inc-1", then(Reason.DID_NOT_HOLD, State.VERIFYING), "inc-1-r2");

        var score = history.trackRecord().ever("HealNode");

        assertThat(score.counts()).isEqualTo(Map.of(Count.RAN, 2L, Count.FAILED, 2L));
    }

    @Test
    void what_is_replayed_counts_nowhere() {
        var real = decision("inc-1", HEALS, "inc-1-r1", "node/web-1");
        tells(decision("inc-2", HEALS, "inc-2-r1", "replay:storm/node/web-1"));
        assertThat(history.trackRecord().since(START)).isEqualTo(Score.NONE);

        tells(real);

        assertThat(history.trackRecord().since(START).of(Count.HEALED)).isEqualTo(1);
        assertThat(history.trackRecord().reasons(START)).isEqualTo(Map.of(Reason.HEALED, 1L));
    }

    @Test
    void time_to_heal_is_from_the_first_alert_to_the_end_within_five_percent() {
        for (int i = 1; i <= 10; i++) {
            now = START;
            decides("inc-" + i, BEGINS);
            now = START.plusSeconds(i * 10L);
            decides("inc-" + i, HEALS);
        }

        var times = history.trackRecord().since(START).timeToHeal();

        assertThat(times.size()).isEqualTo(10);
        assertThat((double) times.percentile(50).toMillis()).isCloseTo(50_000, within(2_500.0));
        assertThat((double) times.percentile(90).toMillis()).isCloseTo(90_000, within(4_500.0));
    }

    @Test
    void each_hour_and_each_day_has_what_ended_in_it() {
        decides("inc-1", BEGINS);
        now = START.plus(Duration.ofHours(1));
        decides("inc-1", HEALS);
        now = START.plus(Duration.ofDays(2));
        decides("inc-2", HEALS);

        var hours = history.trackRecord().lastHours(START.plus(Duration.ofHours(2)));
        var days = history.trackRecord().lastDays(now);

        assertThat(hours).hasSize(24);
        assertThat(hours.stream().filter(s -> s.score().of(Count.HEALED) > 0))
                .extracting(TrackRecord.Slot::from)
                .containsExactly(Instant.parse("2026-01-01T04:00:00Z"));
        assertThat(days).hasSize(30);
        assertThat(days.stream().filter(s -> s.score().of(Count.HEALED) > 0))
                .extracting(TrackRecord.Slot::from)
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-03T00:00:00Z"));
    }

    @Test
    void hours_are_forgotten_after_a_month_and_the_whole_is_not() {
        decides("inc-1", HEALS);
        now = START.plus(Duration.ofDays(32));
        decides("inc-2", HEALS);
        now = START;
        decides("inc-3", HEALS);

        var record = history.trackRecord();

        assertThat(record.since(Instant.EPOCH).of(Count.HEALED)).isEqualTo(1);
        assertThat(record.ever("HealNode").of(Count.HEALED)).isEqualTo(3);
    }

    @Test
    void a_share_is_of_what_had_to_be_healed_and_all_is_only_said_of_all() {
        for (int i = 0; i < 399; i++) {
            decides("inc-" + i, HEALS);
        }
        decides("inc-c", ends(Reason.CLEARED_WHILE_HELD, State.CLEARED));
        assertThat(history.trackRecord().since(START).share()).hasValue(100);

        decides("inc-p", GIVES_UP);
        decides("inc-p", CALLED);

        assertThat(history.trackRecord().since(START).share()).hasValue(99);
        assertThat(Score.NONE.share()).isEmpty();
    }

    private void decides(String incident, Step step) {
        decides(incident, step, incident + "-r1");
    }

    private void decides(String incident, Step step, String run) {
        tells(decision(incident, step, run, "node/web-1"));
    }

    private Decision decision(String incident, Step step, String run, String resource) {
        return new Decision(
                incident,
                resource,
                now,
                step.reason(),
                step.state(),
                "series",
                "InstanceDown",
                "HealNode",
                "restart",
                run,
                "",
                false,
                step.closes());
    }

    private void tells(Decision decision) {
        history.add(new Logged(decision, null, null));
    }
}
