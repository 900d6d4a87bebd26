package dev.remediator.warden;

import static dev.remediator.guard.Wishes.toPage;
import static dev.remediator.guard.Wishes.toReplace;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Standing;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WeatherTest {
    private final Ward ward = Ward.of(200);

    @Test
    void a_fifth_of_a_group_is_no_storm() {
        ward.areUnwell(40);

        ward.asks(toReplace("node/web-1"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
    }

    @Test
    void one_more_is_a_storm_in_which_nothing_more_is_destroyed() {
        ward.areUnwell(41);

        ward.asks(toReplace("node/web-1")).asks(toRestart("node/web-2"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("storm");
        assertThat(ward.saidOf("node/web-2")).isEqualTo("allowed");
    }

    @Test
    void a_group_nobody_has_sized_is_as_large_as_what_was_ever_heard_of() {
        var unsized = new Ward();
        unsized.isUnwell("node/web-1").isUnwell("node/web-2");

        unsized.asks(toReplace("node/web-1"));

        assertThat(unsized.saidOf("node/web-1")).isEqualTo("storm");
    }

    @Test
    void running_remedies_go_on_when_a_storm_begins() {
        ward.asks(toReplace("node/web-1"));

        ward.areUnwell(41);

        assertThat(ward.state().facts().permits()).hasSize(1);
    }

    @Test
    void what_was_let_go_is_recalled_in_case_nobody_has_begun_it() {
        ward.asks(toReplace("node/web-1")).asks(toRestart("node/web-2"));

        ward.areUnwell(41);

        assertThat(ward.saidOf("node/web-1")).isEqualTo("halted");
        assertThat(ward.saidOf("node/web-2")).isEqualTo("allowed");
    }

    @Test
    void invented_groups_are_forgotten_when_nothing_goes_on_in_them() {
        for (int i = 0; i < 5_003; i++) {
            var groups = java.util.List.of("cluster=" + i, "everything");
            ward.happens(
                    new dev.remediator.guard.Petition.Stands(
                            new dev.remediator.guard.Standing(
                                    "node/a", true, false, groups, java.util.List.of())));
        }

        assertThat(ward.state().facts().groups()).hasSizeLessThan(5_000);
        assertThat(ward.state().facts().group("everything").unwell()).isEqualTo(1);
    }

    @Test
    void a_storm_is_over_when_calm_has_lasted() {
        ward.areUnwell(41).asks(toReplace("node/web-2")).isWell("node/web-1");
        ward.passes(Duration.ofMinutes(4));
        assertThat(ward.saidOf("node/web-2")).isEqualTo("storm");

        ward.passes(Duration.ofMinutes(1));

        assertThat(ward.saidOf("node/web-2")).isEqualTo("allowed");
        assertThat(ward.reasons())
                .containsSubsequence(Reason.STORM_BEGAN, Reason.STORM_EASES, Reason.STORM_OVER);
    }

    @Test
    void calm_that_does_not_last_begins_anew() {
        ward.areUnwell(41).asks(toReplace("node/web-2")).isWell("node/web-1");
        ward.passes(Duration.ofMinutes(4)).isUnwell("node/web-1").isWell("node/web-1");

        ward.passes(Duration.ofMinutes(4));

        assertThat(ward.saidOf("node/web-2")).isEqualTo("storm");
    }

    @Test
    void a_storm_is_paged_once_and_its_incidents_are_not() {
        ward.areUnwell(60);
        for (int i = 1; i <= 60; i++) {
            ward.asks(toPage("node/web-" + i));
        }

        ward.passes(Duration.ofHours(1));

        assertThat(ward.pages()).hasSize(1);
        assertThat(ward.pages().getFirst().why()).isEqualTo(Reason.STORM);
        assertThat(ward.saidOf("node/web-60")).isEqualTo("storm");
    }

    @Test
    void a_storm_that_passes_quickly_is_not_paged_but_what_it_held_is() {
        ward.areUnwell(41).asks(toPage("node/web-2")).isWell("node/web-1");
        ward.passes(Duration.ofSeconds(29)).isWell("node/web-3");

        ward.passes(Duration.ofMinutes(5));

        assertThat(ward.saidOf("node/web-2")).isEqualTo("allowed");
    }

    @Test
    void storms_that_share_their_sick_are_one_storm_to_people() {
        var both = new Ward();
        both.areUnwell(10);

        both.passes(Duration.ofMinutes(1));

        assertThat(both.posture().groups())
                .extracting(Posture.Group::weather)
                .containsExactly("STORM", "STORM");
        assertThat(both.pages()).hasSize(1);
    }

    @Test
    void the_page_of_two_storms_is_resolved_with_the_last_of_them() {
        var both = new Ward();
        both.areUnwell(4).passes(Duration.ofMinutes(1));
        both.isWell("node/web-1").passes(Duration.ofMinutes(6));
        assertThat(both.pages()).hasSize(1);

        both.isWell("node/web-2").isWell("node/web-3").passes(Duration.ofMinutes(6));

        assertThat(both.pages()).hasSize(2);
        assertThat(both.pages().getLast().action().name()).isEqualTo("RESOLVE");
    }

    @Test
    void the_page_of_a_storm_is_resolved_when_it_is_over() {
        ward.areUnwell(41).passes(Duration.ofMinutes(1));

        ward.isWell("node/web-1").passes(Duration.ofMinutes(5));

        assertThat(ward.pages())
                .extracting(p -> p.action().name())
                .containsExactly("TRIGGER", "RESOLVE");
    }

    @Test
    void a_resource_counts_once_however_often_it_says_that_it_is_unwell() {
        for (int i = 0; i < 100; i++) {
            ward.isUnwell("node/web-1");
        }

        assertThat(ward.state().facts().group("cluster=eu-1").unwell()).isEqualTo(1);
        assertThat(ward.state().facts().group("cluster=eu-1").known()).isEqualTo(1);
    }

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

        ward.asks(toRestart("service/payments").forThe(Ask.Purpose.CALL));

        assertThat(ward.saidOf("service/payments")).isEqualTo("allowed");
    }

    private static void stands(Ward ward, String resource, boolean unwell) {
        var groups = unwell ? List.of("cluster=eu-1", "zone=a", "everything") : List.<String>of();
        ward.happens(new Petition.Stands(new Standing(resource, unwell, false, groups, List.of())));
    }
}
