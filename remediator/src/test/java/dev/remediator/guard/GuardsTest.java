package dev.remediator.guard;

import static dev.remediator.guard.Judgement.judge;
import static dev.remediator.guard.Judgement.reason;
import static dev.remediator.guard.Wishes.NOW;
import static dev.remediator.guard.Wishes.toPage;
import static dev.remediator.guard.Wishes.toReplace;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardsTest {
    private static final String EU = "cluster=eu-1";

    @Test
    void what_nobody_objects_to_is_let_go_with_what_was_seen() {
        var verdict = judge(toReplace("node/web-1"), Facts.NONE, Rules.DEFAULT);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Clear(
                                "cluster=eu-1: 0 of 0 unwell (at most 1), everything: 0 of 0 unwell (at most 3)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node/", "node/*", "node/web-1,web-2", "node/web-1 web-2", "node/{a}"})
    void a_target_that_is_not_one_name_is_refused(String resource) {
        var verdict = judge(toRestart(resource), Facts.NONE, Rules.DEFAULT);

        assertThat(reason(verdict)).isEqualTo(Reason.TARGET_NOT_EXPLICIT);
        assertThat(verdict).isInstanceOf(Verdict.Refuse.class);
    }

    @Test
    void what_is_protected_is_never_destroyed_but_may_be_restarted() {
        var rules = TestRules.protecting("node/web-1");

        assertThat(reason(judge(toReplace("node/web-1"), Facts.NONE, rules)))
                .isEqualTo(Reason.PROTECTED);
        assertThat(judge(toRestart("node/web-1"), Facts.NONE, rules))
                .isInstanceOf(Verdict.Clear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "cluster=eu-1", "playbook=HealNode"})
    void a_pulled_cord_holds_what_it_is_for(String scope) {
        var pulled = saying(new Controls(List.of(cord(scope)), List.of(), Map.of()));

        assertThat(reason(judge(toRestart("node/web-1"), pulled, Rules.DEFAULT)))
                .isEqualTo(Reason.ANDON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster=eu-2", "playbook=HealDisk", "zone=eu-1"})
    void a_pulled_cord_holds_nothing_else(String scope) {
        var pulled = saying(new Controls(List.of(cord(scope)), List.of(), Map.of()));

        assertThat(judge(toRestart("node/web-1"), pulled, Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void people_are_paged_although_the_cord_is_pulled() {
        var pulled = saying(new Controls(List.of(cord("everything")), List.of(), Map.of()));

        assertThat(judge(toPage("node/web-1"), pulled, Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void a_silence_holds_remedies_and_pages_until_it_ends() {
        var silent = saying(silenced("cluster=eu-*", NOW.minusSeconds(1), NOW.plusSeconds(60)));

        assertThat(judge(toRestart("node/web-1"), silent, Rules.DEFAULT))
                .isEqualTo(judge(toPage("node/web-1"), silent, Rules.DEFAULT))
                .isInstanceOfSatisfying(
                        Verdict.Hold.class,
                        hold -> {
                            assertThat(hold.reason()).isEqualTo(Reason.SILENCED);
                            assertThat(hold.until()).contains(NOW.plusSeconds(60));
                        });
    }

    @Test
    void a_silence_that_has_ended_or_not_begun_or_is_for_others_holds_nothing() {
        var ended = saying(silenced("cluster=eu-1", NOW.minusSeconds(9), NOW));
        var later = saying(silenced("cluster=eu-1", NOW.plusSeconds(1), NOW.plusSeconds(9)));
        var others = saying(silenced("cluster=us-1", NOW, NOW.plusSeconds(9)));

        for (var facts : List.of(ended, later, others)) {
            assertThat(judge(toRestart("node/web-1"), facts, Rules.DEFAULT))
                    .isInstanceOf(Verdict.Clear.class);
        }
    }

    @Test
    void a_window_of_the_settings_is_a_maintenance() {
        var rules =
                TestRules.maintaining(
                        new Window(
                                "disks",
                                List.of("cluster=eu-1"),
                                NOW,
                                NOW.plusSeconds(9),
                                "new disks"));

        assertThat(reason(judge(toRestart("node/web-1"), Facts.NONE, rules)))
                .isEqualTo(Reason.IN_MAINTENANCE);
    }

    @Test
    void an_alert_that_explains_this_one_holds_it_if_the_labels_are_equal() {
        var rules =
                TestRules.inhibiting(
                        new Inhibition(
                                List.of("alertname=ClusterDown"),
                                List.of("alertname=InstanceDown"),
                                List.of("cluster")));
        var here = symptom("ClusterDown", Map.of("cluster", "eu-1"));
        var elsewhere = symptom("ClusterDown", Map.of("cluster", "us-1"));

        assertThat(reason(judge(toPage("node/web-1"), here, rules))).isEqualTo(Reason.INHIBITED);
        assertThat(judge(toPage("node/web-1"), elsewhere, rules)).isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void two_alerts_that_match_both_sides_of_a_rule_do_not_hold_each_other() {
        var both = List.of("cluster=eu-1");
        var rules = TestRules.inhibiting(new Inhibition(both, both, List.of("cluster")));
        var other = symptom("ClusterDown", Map.of("cluster", "eu-1"));

        assertThat(judge(toPage("node/web-1"), other, rules)).isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void what_depends_on_something_unwell_waits_however_far_up_it_is() {
        var rules =
                TestRules.depending(
                        new Dependency(EU, List.of("database/main")),
                        new Dependency("database/main", List.of("node/san-1")));
        var sick = unwell("node/san-1");

        assertThat(reason(judge(toRestart("node/web-1"), sick, rules)))
                .isEqualTo(Reason.PARENT_UNWELL);
        assertThat(judge(toRestart("node/san-1"), sick, rules)).isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void while_it_distrusts_itself_it_only_observes() {
        var tilt = new Tilt(NOW.plusSeconds(30), "it stood still");

        assertThat(reason(judge(toRestart("node/web-1").tilted(tilt), Facts.NONE, Rules.DEFAULT)))
                .isEqualTo(Reason.OBSERVING);
        assertThat(
                        judge(
                                toRestart("node/web-1").tilted(new Tilt(NOW, "long ago")),
                                Facts.NONE,
                                Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void a_shadow_says_what_it_would_have_done() {
        assertThat(judge(toReplace("node/web-1").as(Autonomy.SHADOW), Facts.NONE, Rules.DEFAULT))
                .isInstanceOfSatisfying(
                        Verdict.Hold.class,
                        hold -> {
                            assertThat(hold.reason()).isEqualTo(Reason.SHADOW);
                            assertThat(hold.facts()).contains("'replace'");
                        });
    }

    @Test
    void what_a_person_has_said_of_a_playbook_counts_more_than_what_it_says_of_itself() {
        var trusted =
                saying(new Controls(List.of(), List.of(), Map.of("HealNode", Autonomy.Level.AUTO)));

        assertThat(judge(toReplace("node/web-1").as(Autonomy.SHADOW), trusted, Rules.DEFAULT))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void every_guard_objects_in_some_test_here_or_of_the_groups_so_none_is_a_decoration() {
        assertThat(Guards.ALL).extracting(Object::getClass).doesNotHaveDuplicates().hasSize(11);
    }

    private static Controls.Cord cord(String scope) {
        return new Controls.Cord(scope, "ann", "something smells", NOW);
    }

    private static Controls silenced(String matcher, Instant from, Instant until) {
        var silence =
                new Silence(
                        "s", false, List.of(Matcher.parse(matcher)), from, until, "ann", "known");
        return new Controls(List.of(), List.of(silence), Map.of());
    }

    private static Facts saying(Controls controls) {
        return Facts.of(Map.of(), Map.of(), Map.of(), controls, Map.of());
    }

    private static Facts symptom(String alert, Map<String, String> labels) {
        var symptom = new Standing.Symptom("other", "cluster/eu-1", alert, labels);
        var standing = new Standing("cluster/eu-1", false, false, List.of(), List.of(symptom));
        return standing(standing);
    }

    private static Facts unwell(String resource) {
        return standing(new Standing(resource, true, false, List.of("everything"), List.of()));
    }

    private static Facts standing(Standing standing) {
        return Facts.of(
                Map.of(standing.resource(), standing), Map.of(), Map.of(), Controls.NONE, Map.of());
    }
}
