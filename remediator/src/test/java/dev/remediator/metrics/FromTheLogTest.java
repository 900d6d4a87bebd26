package dev.remediator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.history.Chronicle;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FromTheLogTest {
    private final Chronicle chronicle = new Chronicle();
    private final Figures figures = new Figures(chronicle.history());

    private void heals(String incident, Duration time) {
        chronicle.decides(incident, Reason.HELD_FOR, State.WATCHING);
        chronicle.passes(time);
        chronicle.decides(incident, Reason.REMEDY_DONE, State.VERIFYING);
        chronicle.closes(incident, Reason.HEALED, State.HEALED);
    }

    private List<String> scrape() {
        return figures.registry().scrape().lines().toList();
    }

    @Test
    void while_the_log_is_being_read_nothing_of_it_is_shown() {
        heals("inc-1", Duration.ofSeconds(20));

        assertThat(figures.registry().scrape())
                .doesNotContain(
                        "remediator_decisions_total",
                        "remediator_incidents_open",
                        "remediator_time_to_heal");
    }

    @Test
    void then_all_of_it_is_shown_and_what_comes_after_it() {
        heals("inc-1", Duration.ofSeconds(20));
        figures.hasReadTheLog();
        heals("inc-2", Duration.ofMinutes(3));
        chronicle.decides("inc-3", Reason.HELD_FOR, State.WATCHING);

        assertThat(scrape())
                .contains(
                        "remediator_incidents_open 1.0",
                        "remediator_decisions_total{reason=\"healed\"} 2.0",
                        "remediator_runs_total{outcome=\"remedy-done\",playbook=\"HealNode\"} 2.0",
                        "remediator_incidents_closed_total{playbook=\"HealNode\",state=\"healed\"} 2.0",
                        "remediator_time_to_heal_seconds_bucket{playbook=\"HealNode\",le=\"15.0\"} 0",
                        "remediator_time_to_heal_seconds_bucket{playbook=\"HealNode\",le=\"30.0\"} 1",
                        "remediator_time_to_heal_seconds_bucket{playbook=\"HealNode\",le=\"300.0\"} 2",
                        "remediator_time_to_heal_seconds_sum{playbook=\"HealNode\"} 200.0");
    }

    @Test
    void whoever_reads_the_same_log_shows_the_same() {
        var again = new Chronicle();
        var later = new Figures(again.history());
        heals("inc-1", Duration.ofSeconds(20));
        again.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        again.passes(Duration.ofSeconds(20));
        again.decides("inc-1", Reason.REMEDY_DONE, State.VERIFYING);
        again.closes("inc-1", Reason.HEALED, State.HEALED);

        figures.hasReadTheLog();
        later.hasReadTheLog();

        assertThat(later.registry().scrape()).isEqualTo(figures.registry().scrape());
    }

    @Test
    void saying_twice_that_it_was_read_shows_it_once() {
        heals("inc-1", Duration.ofSeconds(20));

        figures.hasReadTheLog();
        figures.hasReadTheLog();

        assertThat(scrape()).containsOnlyOnce("remediator_incidents_open 0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "REMEDY_FAILED, remedy-failed",
        "REMEDY_TIMED_OUT, remedy-timed-out",
        "OUTCOME_UNKNOWN, outcome-unknown",
        "NO_WORKER, no-worker",
        "VETOED, vetoed"
    })
    void a_run_counts_by_how_it_ended(Reason reason, String outcome) {
        chronicle.decides("inc-1", reason, State.PAGED);
        figures.hasReadTheLog();

        assertThat(scrape())
                .contains(
                        "remediator_runs_total{outcome=\"%s\",playbook=\"HealNode\"} 1.0"
                                .formatted(outcome));
    }

    @Test
    void more_playbooks_than_there_can_be_are_one() {
        for (int i = 0; i < 600; i++) {
            chronicle.tells(by("Playbook" + i), null);
        }
        figures.hasReadTheLog();

        assertThat(scrape().stream().filter(l -> l.startsWith("remediator_runs_total")))
                .hasSize(501)
                .contains(
                        "remediator_runs_total{outcome=\"remedy-done\",playbook=\"other\"} 100.0");
    }

    @Test
    void what_is_replayed_is_counted_apart() {
        chronicle.tells(about("replay:storm/node/web-1"), null);
        figures.hasReadTheLog();

        assertThat(scrape())
                .contains("remediator_replayed_decisions_total{reason=\"remedy-done\"} 1.0")
                .noneMatch(line -> line.startsWith("remediator_decisions_total"))
                .noneMatch(line -> line.startsWith("remediator_runs_total"));
    }

    private static Decision by(String playbook) {
        return decision("node/web-1", playbook);
    }

    private static Decision about(String resource) {
        return decision(resource, "HealNode");
    }

    private static Decision decision(String resource, String playbook) {
        return new Decision(
                "inc-1",
                resource,
                Chronicle.START,
                Reason.REMEDY_DONE,
                State.VERIFYING,
                "series",
                "InstanceDown",
                playbook,
                "restart",
                null,
                "",
                false,
                false);
    }
}
