package dev.remediator.warden;

import static dev.remediator.guard.TestRules.calm;
import static dev.remediator.guard.Wishes.toPage;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Dependency;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Standing;
import dev.remediator.guard.TestRules;
import dev.remediator.playbook.Autonomy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What waits for something it depends on.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DependenciesTest {

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
}
