package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What becomes of the nodes that were broken.
@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeJudgeTest {
    private final MadeUpRun run = new MadeUpRun();

    @Test
    void a_node_that_was_healed_by_a_restart_is_as_it_must_be() {
        run.breaks("web-1", Fate.RESTARTED);
        run.deed("web-1", "restart", "m-1", 2000);
        run.healed.add("web-1");

        assertThat(run.problems()).isEmpty();
    }

    @Test
    void a_node_that_was_not_healed_although_it_could_be_is_a_problem() {
        run.breaks("web-1", Fate.RESTARTED);

        assertThat(run.problems()).containsExactly("web-1 was not healed, and could have been");
    }

    @Test
    void a_new_machine_where_a_restart_was_enough_is_a_problem() {
        run.breaks("web-1", Fate.RESTARTED);
        run.replaced("web-1", 5000, 6000);
        run.healed.add("web-1");

        assertThat(run.problems())
                .containsExactly("web-1 was replaced 1 times and should have been 0 times");
    }

    @Test
    void a_new_machine_where_no_restart_helps_is_as_it_must_be() {
        run.breaks("web-1", Fate.REPLACED);
        run.replaced("web-1", 5000, 6000);
        run.healed.add("web-1");

        var ruling = NodeJudge.of(run.evidence());

        assertThat(ruling.problems()).isEmpty();
        assertThat(ruling.reprovisioned()).isEqualTo(1);
        assertThat(ruling.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void a_second_new_machine_where_the_first_was_in_vain_is_a_problem() {
        run.breaks("web-1", Fate.REPLACED_IN_VAIN);
        run.replaced("web-1", 5000, 6000);
        run.replaced("web-1", 9000, 9500);
        run.pages = 1;

        assertThat(run.problems())
                .containsExactly("web-1 was replaced 2 times and should have been 1 times");
    }

    @Test
    void to_end_a_machine_that_was_well_a_moment_before_is_a_problem() {
        run.breaks("web-1", Fate.REPLACED);
        run.sample("web-1", "m-1", true, 4000);
        run.replaced("web-1", 5000, 6000);
        run.healed.add("web-1");

        assertThat(run.problems()).containsExactly("m-1 of web-1 was ended while it was well");
    }

    @Test
    void to_end_a_machine_that_was_well_before_it_was_broken_is_none() {
        run.breaks("web-1", Fate.REPLACED);
        run.sample("web-1", "m-1", true, 3000);
        run.sample("web-1", "m-1", false, 3200);
        run.sample("web-1", "m-2", true, 6000);
        run.replaced("web-1", 5000, 5500);
        run.healed.add("web-1");

        assertThat(run.problems()).isEmpty();
    }

    @Test
    void a_restart_of_what_comes_and_goes_by_itself_is_a_problem() {
        run.breaks("web-1", Fate.LEFT_ALONE);
        run.deed("web-1", "restart", "m-1", 2000);
        run.healed.add("web-1");

        assertThat(run.problems())
                .containsExactly(
                        "web-1 was restarted 1 times and should have been 0 times at most");
    }

    @Test
    void two_of_one_group_one_after_the_other_are_as_they_must_be() {
        run.breaks("web-1", Fate.REPLACED);
        run.breaks("web-2", Fate.REPLACED);
        run.replaced("web-1", 5000, 6000);
        run.sample("web-1", "m-2", true, 6800);
        run.replaced("web-2", 7000, 8000);
        run.underWay.add(MadeUpRun.span("web", 4900, 6900));
        run.underWay.add(MadeUpRun.span("web", 6900, 8100));
        run.healed.addAll(Set.of("web-1", "web-2"));

        var ruling = NodeJudge.of(run.evidence());

        assertThat(ruling.problems()).isEmpty();
        assertThat(ruling.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void two_of_one_group_without_a_machine_at_the_same_time_are_a_problem() {
        run.breaks("web-1", Fate.REPLACED);
        run.breaks("web-2", Fate.REPLACED);
        run.deed("web-1", "terminate", "m-1", 5000);
        run.deed("web-2", "terminate", "m-1", 5500);
        run.deed("web-1", "provision", "m-2", 6000);
        run.deed("web-2", "provision", "m-2", 6500);
        run.healed.addAll(Set.of("web-1", "web-2"));

        var ruling = NodeJudge.of(run.evidence());

        assertThat(ruling.problems())
                .containsExactly("2 nodes of one group were being destroyed at the same time");
        assertThat(ruling.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void two_destructive_remedies_under_way_in_one_group_are_a_problem() {
        run.breaks("web-1", Fate.REPLACED);
        run.breaks("web-2", Fate.REPLACED);
        run.replaced("web-1", 5000, 5100);
        run.sample("web-1", "m-2", true, 5300);
        run.replaced("web-2", 5500, 5600);
        run.underWay.add(MadeUpRun.span("web", 4900, 6000));
        run.underWay.add(MadeUpRun.span("web", 5400, 6500));
        run.healed.addAll(Set.of("web-1", "web-2"));

        assertThat(run.problems())
                .containsExactly("2 nodes of one group were being destroyed at the same time");
    }

    @Test
    void a_group_that_is_down_ends_in_a_refusal_and_one_page() {
        run.groupDown();
        run.refused.add("api");
        run.pages = 1;

        assertThat(run.problems()).isEmpty();
    }

    @Test
    void a_page_for_each_node_of_a_group_that_is_down_is_a_problem() {
        run.groupDown();
        run.refused.add("api");
        run.pages = 5;

        assertThat(run.problems())
                .containsExactly("people were paged 5 times and should have been 1 times");
    }

    @Test
    void a_group_that_is_down_and_in_which_nothing_was_refused_is_a_problem() {
        run.groupDown();
        run.pages = 1;

        assertThat(run.problems())
                .contains("nothing was refused in api, which was down altogether");
    }

    @Test
    void a_page_that_was_due_and_did_not_come_is_a_problem() {
        run.breaks("web-1", Fate.PAGED);

        assertThat(run.problems())
                .containsExactly("people were paged 0 times and should have been 1 times");
    }

    @Test
    void a_restart_on_an_alert_of_a_node_that_says_it_is_well_is_as_it_must_be() {
        run.breaks("web-1", Fate.DOUBTED);
        run.deed("web-1", "restart", "m-1", 2000);
        run.pages = 1;

        assertThat(run.problems()).isEmpty();
    }

    @Test
    void a_second_restart_of_one_node_is_a_problem() {
        run.breaks("web-1", Fate.DOUBTED);
        run.deed("web-1", "restart", "m-1", 2000);
        run.deed("web-1", "restart", "m-1", 4000);
        run.pages = 1;

        assertThat(run.problems())
                .containsExactly(
                        "web-1 was restarted 2 times and should have been 1 times at most");
    }

    @Test
    void a_second_restart_in_a_storm_is_a_problem() {
        run.groupDown();
        run.refused.add("api");
        run.pages = 1;
        run.deed("api-2", "restart", "m-1", 2000);
        run.deed("api-2", "restart", "m-1", 4000);

        assertThat(run.problems())
                .containsExactly(
                        "api-2 was restarted 2 times and should have been 1 times at most");
    }

    @Test
    void a_restart_of_a_node_whose_disk_is_full_of_data_is_a_problem() {
        run.breaks("web-1", Fate.PAGED);
        run.deed("web-1", "restart", "m-1", 2000);
        run.pages = 1;

        assertThat(run.problems())
                .containsExactly(
                        "web-1 was restarted 1 times and should have been 0 times at most");
    }

    @Test
    void to_end_a_second_machine_before_the_first_new_one_serves_is_a_problem() {
        run.breaks("web-1", Fate.REPLACED);
        run.breaks("web-2", Fate.REPLACED);
        run.replaced("web-1", 5000, 5100);
        run.replaced("web-2", 5500, 5600);
        run.sample("web-1", "m-2", false, 5700);
        run.sample("web-1", "m-2", true, 5900);
        run.healed.addAll(Set.of("web-1", "web-2"));

        assertThat(run.problems())
                .containsExactly("2 nodes of one group were being destroyed at the same time");
    }

    @Test
    void to_end_a_second_machine_when_the_first_new_one_serves_is_none() {
        run.breaks("web-1", Fate.REPLACED);
        run.breaks("web-2", Fate.REPLACED);
        run.replaced("web-1", 5000, 5100);
        run.sample("web-1", "m-2", false, 5300);
        run.sample("web-1", "m-2", true, 5500);
        run.replaced("web-2", 6000, 6100);
        run.healed.addAll(Set.of("web-1", "web-2"));

        var ruling = NodeJudge.of(run.evidence());

        assertThat(ruling.problems()).isEmpty();
        assertThat(ruling.mostAtOnce()).isEqualTo(1);
    }
}
