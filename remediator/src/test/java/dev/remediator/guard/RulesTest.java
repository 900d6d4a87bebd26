package dev.remediator.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    @Test
    void a_budget_of_nothing_is_refused_with_its_key() {
        assertThatThrownBy(() -> new Rules.Budgets(0, 3, 5, 10))
                .hasMessage("guards.budgets.destructive is 0, but must be at least 1");
    }

    @Test
    void a_circle_of_dependencies_is_refused_with_the_whole_circle() {
        assertThatThrownBy(
                        () ->
                                TestRules.depending(
                                        new Dependency("node/a", List.of("node/b")),
                                        new Dependency("node/b", List.of("node/c", "node/d")),
                                        new Dependency("node/d", List.of("node/a"))))
                .hasMessage(
                        "guards.dependencies: node/a depends on node/b depends on node/d depends on"
                                + " node/a, which is a circle");
    }

    @Test
    void two_ways_to_the_same_parent_are_no_circle() {
        var rules =
                TestRules.depending(
                        new Dependency("node/a", List.of("node/b", "node/c")),
                        new Dependency("node/b", List.of("node/d")),
                        new Dependency("node/c", List.of("node/d")));

        assertThat(Dependency.ancestors(rules.dependencies(), "node/a", List.of()))
                .containsExactly("node/b", "node/c", "node/d");
    }

    /// Each of thirty floors has two ways to the next: a thousand million ways in all.
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void many_ways_to_the_same_parents_are_looked_at_once() {
        var dependencies =
                IntStream.range(0, 30)
                        .boxed()
                        .flatMap(
                                floor ->
                                        Stream.of("a", "b")
                                                .map(
                                                        side ->
                                                                new Dependency(
                                                                        side + floor,
                                                                        List.of(
                                                                                "a" + (floor + 1),
                                                                                "b"
                                                                                        + (floor
                                                                                                + 1)))))
                        .toArray(Dependency[]::new);

        assertThat(TestRules.depending(dependencies).dependencies()).hasSize(60);
    }

    @Test
    void a_matcher_that_is_none_is_refused_where_it_stands() {
        assertThatThrownBy(() -> new Inhibition(List.of("ZoneDown"), List.of("a=b"), List.of()))
                .hasMessage(
                        "guards.inhibitions.when: matcher 'ZoneDown' is not of the form label=value or"
                                + " label!=value");
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> new Window("disks", List.of("a=b"), NOW, NOW.minusSeconds(1), ""))
                .hasMessageStartingWith("guards.maintenance 'disks': until is ");
    }

    @Test
    void a_silence_of_everything_is_refused() {
        assertThatThrownBy(
                        () ->
                                new Silence(
                                        "all",
                                        false,
                                        List.of(),
                                        NOW,
                                        NOW.plusSeconds(9),
                                        "ann",
                                        ""))
                .hasMessageContaining("pull the andon cord");
    }

    @Test
    void a_fifth_of_a_group_may_be_unwell_and_one_of_a_small_one() {
        var policy = Policy.of(sized("cluster=eu-1", 200), Map.of());

        assertThat(policy.mayBeUnwell("cluster=eu-1", GroupState.QUIET)).isEqualTo(40);
        assertThat(policy.mayBeUnwell("cluster=small", GroupState.QUIET)).isEqualTo(1);
        assertThat(policy.mayBeUnwell("everything", GroupState.QUIET)).isEqualTo(10);
    }

    @Test
    void the_inventory_says_who_is_in_which_fleet_and_how_large_it_is() {
        var fleets = Map.of("web", List.of("node/web-1", "node/web-2"));

        var policy = Policy.of(Rules.DEFAULT, fleets);

        assertThat(policy.scopes().of("node/web-1", Wishes.toRestart("node/web-1").alert()))
                .containsExactly("cluster=eu-1", "fleet=web", "everything");
        assertThat(policy.scopes().size("fleet=web", 0)).isEqualTo(2);
    }

    @Test
    void what_nobody_lists_is_in_the_fleet_whose_members_come_and_go() {
        var fleets = Map.of("web", List.of("node/web-1"));
        var policy = Policy.of(Rules.DEFAULT, fleets, Map.of("node", "prod"));

        assertThat(policy.scopes().of("node/ip-10", Wishes.toRestart("node/ip-10").alert()))
                .contains("fleet=prod");
        assertThat(policy.scopes().of("node/web-1", Wishes.toRestart("node/web-1").alert()))
                .contains("fleet=web")
                .doesNotContain("fleet=prod");
        assertThat(policy.scopes().of("database/a", Wishes.toRestart("database/a").alert()))
                .doesNotContain("fleet=prod");
        assertThat(policy.scopes().strange("node/ip-10")).isFalse();
        assertThat(policy.scopes().strange("database/a")).isTrue();
    }

    @Test
    void a_star_in_a_matcher_stands_for_any_text() {
        var alert = Wishes.toRestart("node/web-1").labelled("instance", "web-1.eu.example").alert();

        assertThat(Matcher.parse("instance=web-*.example").matches(alert)).isTrue();
        assertThat(Matcher.parse("instance=*eu*").matches(alert)).isTrue();
        assertThat(Matcher.parse("instance=web-*.example.org").matches(alert)).isFalse();
        assertThat(Matcher.parse("instance!=web-*").matches(alert)).isFalse();
        assertThat(Matcher.parse("alertname=InstanceDown").matches(alert)).isTrue();
        assertThat(Matcher.parse("resource=node/web-1").matches(alert)).isTrue();
        assertThat(Matcher.parse("team=").matches(alert)).isTrue();
    }

    @Test
    void a_star_does_not_let_two_parts_share_a_letter() {
        var alert = Wishes.toRestart("node/web-1").labelled("x", "aba").alert();

        assertThat(Matcher.parse("x=ab*ba").matches(alert)).isFalse();
    }

    @Test
    void a_source_whose_word_does_not_hold_for_ever_is_given_its_time() {
        var rules = TestRules.forgetting("splunk", Duration.ofMinutes(30));

        assertThat(rules.timeToLive("splunk")).contains(Duration.ofMinutes(30));
        assertThat(rules.timeToLive("alertmanager")).isEmpty();
    }

    private static Rules sized(String group, int members) {
        return Rules.DEFAULT.with(
                new Rules.Groups(List.of("cluster"), List.of(new Rules.Size(group, members))));
    }
}
