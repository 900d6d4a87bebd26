package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What becomes of what nobody broke.
@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeJudgeOfOthersTest {
    private final MadeUpRun run = new MadeUpRun();

    @Test
    void whatever_is_done_to_a_node_that_nobody_broke_is_a_problem() {
        run.breaks("web-1", Fate.RESTARTED);
        run.healed.add("web-1");
        run.deed("web-2", "restart", "m-1", 2000);

        assertThat(run.problems())
                .containsExactly("restart of web-2, with which nothing was wrong");
    }

    @Test
    void a_machine_that_is_gone_without_an_order_is_a_problem() {
        run.breaks("web-1", Fate.RESTARTED);
        run.healed.add("web-1");
        run.look("web-2", "m-1", "m-1.1", true, 1000);
        run.look("web-2", Sample.NONE, "m-1.1", false, 1200);

        assertThat(run.problems())
                .containsExactly("m-1 of web-2 came or went, and nobody was ordered to do it");
    }

    @Test
    void what_was_done_before_anything_was_broken_is_a_problem_even_on_a_node_that_is_broken_now() {
        run.breaks("web-1", Fate.RESTARTED);
        run.deed("web-1", "restart", "m-1", -500);
        run.healed.add("web-1");

        assertThat(run.problems())
                .containsExactly("restart of web-1, with which nothing was wrong");
    }

    @Test
    void whatever_is_done_after_the_day_is_a_problem() {
        run.deed("web-1", "terminate", "m-1", 2000);

        var ruling = NodeJudge.of(Evidence.ofPeace(run.samples, run.deeds, 0));

        assertThat(ruling.problems())
                .containsExactly("terminate of web-1, with which nothing was wrong");
    }

    @Test
    void a_file_that_nobody_may_touch_and_that_is_lost_is_a_problem() {
        run.breaks("web-1", Fate.CLEANED);
        run.healed.add("web-1");
        run.lost.add("orders.db of web-1");

        assertThat(run.problems())
                .containsExactly("orders.db of web-1 is lost, and nobody may touch it");
    }

    @Test
    void a_node_that_was_not_broken_and_is_started_anew_is_a_problem() {
        run.breaks("web-1", Fate.RESTARTED);
        run.healed.add("web-1");
        run.look("web-2", "m-1", "m-1.1", true, 1000);
        run.look("web-2", "m-1", "m-1.2", true, 1200);

        assertThat(run.problems())
                .containsExactly(
                        "web-2, with which nothing was wrong, ran since start m-1.1 and then since"
                                + " m-1.2");
    }

    @Test
    void a_node_that_was_not_broken_and_goes_down_is_a_problem_once() {
        run.breaks("web-1", Fate.RESTARTED);
        run.healed.add("web-1");
        run.sample("web-2", "m-1", true, 1000);
        for (int i = 1; i <= 5; i++) {
            run.sample("web-2", "m-1", false, 1000 + i * 200L);
        }

        assertThat(run.problems())
                .containsExactly("web-2, with which nothing was wrong, went down");
    }

    @Test
    void a_node_that_was_not_broken_and_is_slow_for_a_moment_is_none() {
        run.breaks("web-1", Fate.RESTARTED);
        run.healed.add("web-1");
        for (int i = 0; i < 9; i++) {
            run.sample("web-2", "m-1", i % 3 == 0, i * 200L);
        }

        assertThat(run.problems()).isEmpty();
    }
}
