package dev.remediator.guard;

import static dev.remediator.guard.Judgement.judge;
import static dev.remediator.guard.Judgement.reason;
import static dev.remediator.guard.Wishes.NOW;
import static dev.remediator.guard.Wishes.toPage;
import static dev.remediator.guard.Wishes.toReplace;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What holds a remedy because of the others of its group: storms and budgets.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupGuardsTest {
    private static final String EU = "cluster=eu-1";

    @Test
    void in_a_storm_nothing_is_destroyed_and_nobody_paged_but_restarts_go_on() {
        var storm = group(EU, new Storm(Storm.Weather.REGAINING, NOW, NOW), List.of());

        assertThat(reason(judge(toReplace("node/web-1"), storm, Rules.DEFAULT)))
                .isEqualTo(Reason.STORM);
        assertThat(reason(judge(toPage("node/web-1"), storm, Rules.DEFAULT)))
                .isEqualTo(Reason.STORM);
        assertThat(judge(toRestart("node/web-1"), storm, Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void the_page_of_a_storm_of_everything_does_not_stand_for_what_never_had_a_remedy() {
        var storm = group("everything", new Storm(Storm.Weather.STORM, NOW, NOW), List.of());

        assertThat(reason(judge(toPage("node/web-1"), storm, Rules.DEFAULT)))
                .isEqualTo(Reason.STORM);
        assertThat(judge(toPage("node/web-1").forThe(Ask.Purpose.CALL), storm, Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void one_group_has_one_destructive_remedy_in_flight_whatever_the_playbook() {
        var busy = inFlight(1, true, EU, "everything");

        assertThat(reason(judge(toReplace("node/web-1"), busy, Rules.DEFAULT)))
                .isEqualTo(Reason.BUDGET_IN_USE);
        assertThat(judge(toRestart("node/web-1"), busy, Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void everything_together_has_three_destructive_remedies_in_flight() {
        var two = inFlight(2, true, "cluster=us-1", "everything");
        var three = inFlight(3, true, "cluster=us-1", "everything");

        assertThat(judge(toReplace("node/web-1"), two, Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
        assertThat(reason(judge(toReplace("node/web-1"), three, Rules.DEFAULT)))
                .isEqualTo(Reason.BUDGET_IN_USE);
    }

    @Test
    void one_group_has_ten_remedies_of_any_kind_in_flight() {
        assertThat(judge(toRestart("node/web-1"), inFlight(9, false, EU), Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
        assertThat(reason(judge(toRestart("node/web-1"), inFlight(10, false, EU), Rules.DEFAULT)))
                .isEqualTo(Reason.BUDGET_IN_USE);
    }

    @Test
    void the_playbooks_own_budget_counts_remedies_of_any_kind() {
        var own = toRestart("node/web-1").within(new Ask.Budget(EU, 1, null));

        assertThat(reason(judge(own, inFlight(1, false, EU), Rules.DEFAULT)))
                .isEqualTo(Reason.BUDGET_IN_USE);
    }

    @Test
    void five_are_destroyed_in_an_hour_and_the_sixth_waits_until_the_first_is_an_hour_ago() {
        var five = spent("everything", 5, Duration.ofMinutes(10));

        assertThat(judge(toReplace("node/web-1"), five, Rules.DEFAULT))
                .isInstanceOfSatisfying(
                        Verdict.Hold.class,
                        hold -> {
                            assertThat(hold.reason()).isEqualTo(Reason.BUDGET_SPENT);
                            assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(10)));
                        });
        assertThat(
                        judge(
                                toReplace("node/web-1"),
                                spent("everything", 5, Duration.ofMinutes(15)),
                                Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    private static Facts group(String name, Storm storm, List<GroupState.Spent> spent) {
        return Facts.of(
                Map.of(),
                Map.of(name, new GroupState(0, 0, storm, spent)),
                Map.of(),
                Controls.NONE,
                Map.of());
    }

    private static Facts spent(String group, int times, Duration every) {
        var all =
                IntStream.rangeClosed(1, times)
                        .mapToObj(
                                i ->
                                        new GroupState.Spent(
                                                NOW.minus(every.multipliedBy(i)), true, null))
                        .toList();
        return group(group, Storm.NONE, all);
    }

    private static Facts inFlight(int many, boolean destructive, String... groups) {
        var permits = new TreeMap<String, Permit>();
        for (int i = 0; i < many; i++) {
            var id = "permit-" + i;
            permits.put(
                    id,
                    new Permit(
                            id,
                            "run",
                            "node/db-" + i,
                            "inc",
                            "HealDb",
                            destructive,
                            Set.of(groups),
                            NOW));
        }
        return Facts.of(Map.of(), Map.of(), permits, Controls.NONE, Map.of());
    }
}
