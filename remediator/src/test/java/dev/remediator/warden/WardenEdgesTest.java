package dev.remediator.warden;

import static dev.remediator.guard.Wishes.toPage;
import static dev.remediator.guard.Wishes.toReplace;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Command;
import dev.remediator.guard.Dependency;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Standing;
import dev.remediator.guard.TestRules;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WardenEdgesTest {

    @Test
    void a_short_storm_of_several_groups_is_one_page() {
        var ward = new Ward();
        for (int i = 1; i <= 5; i++) {
            stands(ward, "node/web-" + i, true);
        }
        ward.passes(Duration.ofSeconds(10));
        for (int i = 1; i <= 5; i++) {
            stands(ward, "node/web-" + i, false);
        }

        ward.passes(Duration.ofMinutes(1));

        assertThat(ward.pages()).hasSizeLessThanOrEqualTo(1);
    }

    private static void stands(Ward ward, String resource, boolean unwell) {
        var groups = unwell ? List.of("cluster=eu-1", "zone=a", "everything") : List.<String>of();
        ward.happens(new Petition.Stands(new Standing(resource, unwell, false, groups, List.of())));
    }

    @Test
    void two_parents_inside_the_group_that_depends_on_them_do_not_wait_for_each_other() {
        var rules =
                TestRules.depending(
                        new Dependency("cluster=eu-1", List.of("database/a", "database/b")));
        var ward = new Ward(rules.with(calm()));
        ward.isUnwell("database/a").isUnwell("database/b");

        ward.asks(toRestart("database/a")).asks(toRestart("database/b"));

        assertThat(ward.saidOf("database/a")).isEqualTo("allowed");
    }

    @Test
    void a_chain_of_parents_inside_the_group_that_depends_on_it_is_mended_from_its_root() {
        var rules =
                TestRules.depending(
                        new Dependency("cluster=eu-1", List.of("database/a")),
                        new Dependency("database/a", List.of("storage/s")));
        var ward = new Ward(rules.with(calm()));
        ward.isUnwell("database/a").isUnwell("storage/s").isUnwell("node/web-1");

        ward.asks(toRestart("database/a")).asks(toRestart("storage/s"));
        ward.asks(toRestart("node/web-1"));

        assertThat(ward.saidOf("storage/s")).isEqualTo("allowed");
        assertThat(ward.saidOf("database/a")).isEqualTo("parent-unwell");
        assertThat(ward.saidOf("node/web-1")).isEqualTo("parent-unwell");
    }

    private static Rules.Storms calm() {
        return new Rules.Storms(
                100, 1000, 100, 1000, Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    @Test
    void failing_does_not_lift_a_playbook_out_of_the_shadow() {
        var usual = Rules.DEFAULT;
        var ward =
                new Ward(
                        new Rules(
                                usual.groups(),
                                usual.storm(),
                                usual.budgets(),
                                usual.flapping(),
                                usual.repeats(),
                                usual.tilt(),
                                usual.tellAfter(),
                                usual.demoteAfter(),
                                List.of(new Rules.Level("HealNode", Autonomy.Level.SHADOW)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()));
        for (int i = 0; i < 3; i++) {
            ward.judged("HealNode", false);
        }

        ward.asks(toRestart("node/web-1"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("shadow");
    }

    @Test
    void a_proposal_can_be_approved_while_its_budget_is_in_use() {
        var propose =
                new Autonomy(Autonomy.Level.PROPOSE, Duration.ofMinutes(15), Autonomy.Lapse.PAGE);
        var ward = Ward.of(200);
        ward.asks(toReplace("node/web-1").as(propose));
        ward.asks(toReplace("node/web-2"));
        ward.isUnwell("node/web-3");

        ward.hears(new Command.Approve(ward.id(), "ann", "go", "run-node/web-1"));

        assertThat(ward.reasons()).doesNotContain(Reason.COMMAND_REFUSED);
        assertThat(ward.saidOf("node/web-1")).isEqualTo("budget-in-use");
    }

    @Test
    void a_page_is_not_lost_behind_a_parent_that_only_shadows() {
        var ward =
                new Ward(
                        TestRules.depending(new Dependency("node/web-1", List.of("database/a")))
                                .with(calm()));
        ward.isUnwell("database/a").isUnwell("node/web-1");
        ward.asks(toRestart("database/a").as(Autonomy.SHADOW));

        ward.asks(toPage("node/web-1"));
        ward.passes(Duration.ofHours(1));

        assertThat(ward.pages()).isNotEmpty();
    }

    @Test
    void what_waits_for_a_parent_people_know_of_is_not_told_again() {
        var rules = TestRules.depending(new Dependency("node/web-1", List.of("database/a")));
        var ward = new Ward(rules.with(calm()));
        ward.happens(
                new Petition.Stands(
                        new Standing("database/a", true, true, List.of("everything"), List.of())));

        ward.asks(toPage("node/web-1")).passes(Duration.ofHours(1));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("parent-unwell");
        assertThat(ward.pages()).isEmpty();
    }

    @Test
    void who_asked_first_gets_the_budget_that_time_has_freed() {
        var rules = Rules.DEFAULT.with(new Rules.Budgets(5, 5, 1, 10)).with(calm());
        var ward = new Ward(rules);
        ward.asks(toReplace("node/web-1")).returns(toReplace("node/web-1"));
        ward.asks(toReplace("node/web-2"));
        var warden = new Warden(ward.policy);
        var later = ward.now().plus(Duration.ofHours(1)).plusMillis(50);

        var decided =
                warden.decide(
                        ward.state(),
                        new WardenEvent.Petitioned(
                                new Petition.Asks(toReplace("node/web-3").ask(ward.policy))),
                        later,
                        null);

        assertThat(decided.next().facts().permits().values())
                .extracting(p -> p.resource())
                .containsExactly("node/web-2");
        assertThat(Optional.ofNullable(decided.next().queue().get("run-node/web-3/1"))).isPresent();
    }

    @Test
    void four_broken_nodes_people_have_for_days_do_not_swallow_the_page_of_another() {
        var ward = new Ward();
        ward.areUnwell(4).passes(Duration.ofDays(2));

        ward.asks(toPage("node/db-1").labelled("cluster", "us-9"));
        ward.passes(Duration.ofHours(12));

        assertThat(ward.saidOf("node/db-1")).isEqualTo("allowed");
    }

    @Test
    void two_sick_nodes_of_a_cluster_do_not_swallow_a_call_for_a_third_thing() {
        var ward = new Ward();
        ward.areUnwell(2);

        ward.asks(toRestart("service/payments").forThe(dev.remediator.guard.Ask.Purpose.CALL));

        assertThat(ward.saidOf("service/payments")).isEqualTo("allowed");
    }

    @Test
    void a_remedy_is_thought_of_in_shadow_once_however_often_it_was_held_for_something_else() {
        var ward = new Ward();
        ward.asks(toRestart("node/web-1").as(Autonomy.SHADOW));

        ward.pulls("everything").releases("everything");

        assertThat(ward.trust("HealNode").shadowed()).isEqualTo(1);
    }
}
