package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.gameday.nodes.Evidence.Broken;
import dev.remediator.gameday.nodes.Evidence.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeJudgeTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Broken> broken = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Span> underWay = new ArrayList<>();
    private final Set<String> healed = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final List<String> lost = new ArrayList<>();
    private int pages;

    @Test
    void a_node_that_was_healed_by_a_restart_is_as_it_must_be() {
        breaks("web-1", Fate.RESTARTED);
        deed("web-1", "restart", "m-1", 2000);
        healed.add("web-1");

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_node_that_was_not_healed_although_it_could_be_is_a_problem() {
        breaks("web-1", Fate.RESTARTED);

        assertThat(problems()).containsExactly("web-1 was not healed, and could have been");
    }

    @Test
    void a_new_machine_where_a_restart_was_enough_is_a_problem() {
        breaks("web-1", Fate.RESTARTED);
        replaced("web-1", 5000, 6000);
        healed.add("web-1");

        assertThat(problems())
                .containsExactly("web-1 was replaced 1 times and should have been 0 times");
    }

    @Test
    void a_new_machine_where_no_restart_helps_is_as_it_must_be() {
        breaks("web-1", Fate.REPLACED);
        replaced("web-1", 5000, 6000);
        healed.add("web-1");

        var ruling = NodeJudge.of(evidence());

        assertThat(ruling.problems()).isEmpty();
        assertThat(ruling.reprovisioned()).isEqualTo(1);
        assertThat(ruling.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void a_second_new_machine_where_the_first_was_in_vain_is_a_problem() {
        breaks("web-1", Fate.REPLACED_IN_VAIN);
        replaced("web-1", 5000, 6000);
        replaced("web-1", 9000, 9500);
        pages = 1;

        assertThat(problems())
                .containsExactly("web-1 was replaced 2 times and should have been 1 times");
    }

    @Test
    void whatever_is_done_to_a_node_that_nobody_broke_is_a_problem() {
        breaks("web-1", Fate.RESTARTED);
        healed.add("web-1");
        deed("web-2", "restart", "m-1", 2000);

        assertThat(problems()).containsExactly("restart of web-2, with which nothing was wrong");
    }

    @Test
    void to_end_a_machine_that_was_well_a_moment_before_is_a_problem() {
        breaks("web-1", Fate.REPLACED);
        sample("web-1", "m-1", true, 4000);
        replaced("web-1", 5000, 6000);
        healed.add("web-1");

        assertThat(problems()).containsExactly("m-1 of web-1 was ended while it was well");
    }

    @Test
    void to_end_a_machine_that_was_well_before_it_was_broken_is_none() {
        breaks("web-1", Fate.REPLACED);
        sample("web-1", "m-1", true, 3000);
        sample("web-1", "m-1", false, 3200);
        sample("web-1", "m-2", true, 6000);
        replaced("web-1", 5000, 5500);
        healed.add("web-1");

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_machine_that_is_gone_without_an_order_is_a_problem() {
        breaks("web-1", Fate.RESTARTED);
        healed.add("web-1");
        look("web-2", "m-1", "m-1.1", true, 1000);
        look("web-2", Sample.NONE, "m-1.1", false, 1200);

        assertThat(problems())
                .containsExactly("m-1 of web-2 came or went, and nobody was ordered to do it");
    }

    @Test
    void a_restart_of_what_comes_and_goes_by_itself_is_a_problem() {
        breaks("web-1", Fate.LEFT_ALONE);
        deed("web-1", "restart", "m-1", 2000);
        healed.add("web-1");

        assertThat(problems()).containsExactly("web-1 was restarted 1 times and should have been 0 times at most");
    }

    @Test
    void two_of_one_group_one_after_the_other_are_as_they_must_be() {
        breaks("web-1", Fate.REPLACED);
        breaks("web-2", Fate.REPLACED);
        replaced("web-1", 5000, 6000);
        sample("web-1", "m-2", true, 6800);
        replaced("web-2", 7000, 8000);
        underWay.add(span("web", 4900, 6900));
        underWay.add(span("web", 6900, 8100));
        healed.addAll(Set.of("web-1", "web-2"));

        var ruling = NodeJudge.of(evidence());

        assertThat(ruling.problems()).isEmpty();
        assertThat(ruling.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void two_of_one_group_without_a_machine_at_the_same_time_are_a_problem() {
        breaks("web-1", Fate.REPLACED);
        breaks("web-2", Fate.REPLACED);
        deed("web-1", "terminate", "m-1", 5000);
        deed("web-2", "terminate", "m-1", 5500);
        deed("web-1", "provision", "m-2", 6000);
        deed("web-2", "provision", "m-2", 6500);
        healed.addAll(Set.of("web-1", "web-2"));

        var ruling = NodeJudge.of(evidence());

        assertThat(ruling.problems())
                .containsExactly("2 nodes of one group were being destroyed at the same time");
        assertThat(ruling.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void two_destructive_remedies_under_way_in_one_group_are_a_problem() {
        breaks("web-1", Fate.REPLACED);
        breaks("web-2", Fate.REPLACED);
        replaced("web-1", 5000, 5100);
        sample("web-1", "m-2", true, 5300);
        replaced("web-2", 5500, 5600);
        underWay.add(span("web", 4900, 6000));
        underWay.add(span("web", 5400, 6500));
        healed.addAll(Set.of("web-1", "web-2"));

        assertThat(problems())
                .containsExactly("2 nodes of one group were being destroyed at the same time");
    }

    @Test
    void a_group_that_is_down_ends_in_a_refusal_and_one_page() {
        groupDown();
        refused.add("api");
        pages = 1;

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_page_for_each_node_of_a_group_that_is_down_is_a_problem() {
        groupDown();
        refused.add("api");
        pages = 5;

        assertThat(problems())
                .containsExactly("people were paged 5 times and should have been 1 times");
    }

    @Test
    void a_group_that_is_down_and_in_which_nothing_was_refused_is_a_problem() {
        groupDown();
        pages = 1;

        assertThat(problems()).contains("nothing was refused in api, which was down altogether");
    }

    @Test
    void a_page_that_was_due_and_did_not_come_is_a_problem() {
        breaks("web-1", Fate.PAGED);

        assertThat(problems())
                .containsExactly("people were paged 0 times and should have been 1 times");
    }

    @Test
    void a_restart_on_an_alert_of_a_node_that_says_it_is_well_is_as_it_must_be() {
        breaks("web-1", Fate.DOUBTED);
        deed("web-1", "restart", "m-1", 2000);
        pages = 1;

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_second_restart_of_one_node_is_a_problem() {
        breaks("web-1", Fate.DOUBTED);
        deed("web-1", "restart", "m-1", 2000);
        deed("web-1", "restart", "m-1", 4000);
        pages = 1;

        assertThat(problems())
                .containsExactly("web-1 was restarted 2 times and should have been 1 times at most");
    }

    @Test
    void a_second_restart_in_a_storm_is_a_problem() {
        groupDown();
        refused.add("api");
        pages = 1;
        deed("api-2", "restart", "m-1", 2000);
        deed("api-2", "restart", "m-1", 4000);

        assertThat(problems())
                .containsExactly("api-2 was restarted 2 times and should have been 1 times at most");
    }

    @Test
    void a_restart_of_a_node_whose_disk_is_full_of_data_is_a_problem() {
        breaks("web-1", Fate.PAGED);
        deed("web-1", "restart", "m-1", 2000);
        pages = 1;

        assertThat(problems())
                .containsExactly("web-1 was restarted 1 times and should have been 0 times at most");
    }

    @Test
    void what_was_done_before_anything_was_broken_is_a_problem_even_on_a_node_that_is_broken_now() {
        breaks("web-1", Fate.RESTARTED);
        deed("web-1", "restart", "m-1", -500);
        healed.add("web-1");

        assertThat(problems()).containsExactly("restart of web-1, with which nothing was wrong");
    }

    @Test
    void whatever_is_done_after_the_day_is_a_problem() {
        deed("web-1", "terminate", "m-1", 2000);

        var ruling = NodeJudge.of(Evidence.ofPeace(samples, deeds, 0));

        assertThat(ruling.problems())
                .containsExactly("terminate of web-1, with which nothing was wrong");
    }

    @Test
    void a_file_that_nobody_may_touch_and_that_is_lost_is_a_problem() {
        breaks("web-1", Fate.CLEANED);
        healed.add("web-1");
        lost.add("orders.db of web-1");

        assertThat(problems())
                .containsExactly("orders.db of web-1 is lost, and nobody may touch it");
    }

    @Test
    void a_node_that_was_not_broken_and_is_started_anew_is_a_problem() {
        breaks("web-1", Fate.RESTARTED);
        healed.add("web-1");
        look("web-2", "m-1", "m-1.1", true, 1000);
        look("web-2", "m-1", "m-1.2", true, 1200);

        assertThat(problems())
                .containsExactly(
                        "web-2, with which nothing was wrong, ran since start m-1.1 and then since"
                                + " m-1.2");
    }

    @Test
    void a_node_that_was_not_broken_and_goes_down_is_a_problem_once() {
        breaks("web-1", Fate.RESTARTED);
        healed.add("web-1");
        sample("web-2", "m-1", true, 1000);
        for (int i = 1; i <= 5; i++) {
            sample("web-2", "m-1", false, 1000 + i * 200);
        }

        assertThat(problems())
                .containsExactly("web-2, with which nothing was wrong, went down");
    }

    @Test
    void a_node_that_was_not_broken_and_is_slow_for_a_moment_is_none() {
        breaks("web-1", Fate.RESTARTED);
        healed.add("web-1");
        for (int i = 0; i < 9; i++) {
            sample("web-2", "m-1", i % 3 == 0, i * 200);
        }

        assertThat(problems()).isEmpty();
    }

    @Test
    void to_end_a_second_machine_before_the_first_new_one_serves_is_a_problem() {
        breaks("web-1", Fate.REPLACED);
        breaks("web-2", Fate.REPLACED);
        replaced("web-1", 5000, 5100);
        replaced("web-2", 5500, 5600);
        sample("web-1", "m-2", false, 5700);
        sample("web-1", "m-2", true, 5900);
        healed.addAll(Set.of("web-1", "web-2"));

        assertThat(problems())
                .containsExactly("2 nodes of one group were being destroyed at the same time");
    }

    @Test
    void to_end_a_second_machine_when_the_first_new_one_serves_is_none() {
        breaks("web-1", Fate.REPLACED);
        breaks("web-2", Fate.REPLACED);
        replaced("web-1", 5000, 5100);
        sample("web-1", "m-2", false, 5300);
        sample("web-1", "m-2", true, 5500);
        replaced("web-2", 6000, 6100);
        healed.addAll(Set.of("web-1", "web-2"));

        var ruling = NodeJudge.of(evidence());

        assertThat(ruling.problems()).isEmpty();
        assertThat(ruling.mostAtOnce()).isEqualTo(1);
    }

    private void groupDown() {
        for (int i = 1; i <= 5; i++) {
            broken.add(new Broken("api", "api-" + i, Fate.STORM));
        }
    }

    private void breaks(String node, Fate fate) {
        broken.add(new Broken("web", node, fate));
    }

    private void replaced(String node, long ended, long made) {
        deed(node, "terminate", "m-1", ended);
        deed(node, "provision", "m-2", made);
    }

    private void deed(String node, String what, String machine, long millis) {
        deeds.add(new Deed("web", node, what, machine, T0.plusMillis(millis)));
    }

    private void sample(String node, String machine, boolean well, long millis) {
        look(node, machine, machine + ".1", well, millis);
    }

    private void look(String node, String machine, String boot, boolean well, long millis) {
        samples.add(new Sample(T0.plusMillis(millis), node, machine, boot, well, false));
    }

    private static Span span(String group, long from, long until) {
        return new Span(group, T0.plusMillis(from), T0.plusMillis(until));
    }

    private List<String> problems() {
        return NodeJudge.of(evidence()).problems();
    }

    private Evidence evidence() {
        return new Evidence(
                T0, broken, samples, deeds, pages, healed, refused, underWay, lost);
    }
}
