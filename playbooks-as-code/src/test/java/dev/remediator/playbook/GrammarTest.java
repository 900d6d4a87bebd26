package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.atMost;
import static dev.remediator.playbook.Playbooks.group;
import static dev.remediator.playbook.Playbooks.hours;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.playbook.Autonomy.Lapse;
import dev.remediator.port.Node;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrammarTest {
    private static final Grammar.Locked<Node> LOCKED =
            when(alert("A")).lock(node(label("instance")));

    @ParameterizedTest
    @MethodSource
    void only_the_next_legal_words_are_offered(Class<?> after, List<String> words) {
        assertThat(Arrays.stream(after.getMethods()).map(Method::getName).distinct())
                .containsExactlyInAnyOrderElementsOf(words);
    }

    static Stream<Arguments> only_the_next_legal_words_are_offered() {
        var last =
                List.of(
                        "holding",
                        "clearingWithin",
                        "notLongerThan",
                        "destructive",
                        "destructiveOnTheAlertAlone",
                        "otherwise");
        var any = Stream.concat(last.stream(), Stream.of("then", "lastly")).toList();
        return Stream.of(
                arguments(Grammar.When.class, List.of("lock")),
                arguments(Grammar.Locked.class, List.of("within", "first", "otherwise")),
                arguments(Grammar.Rung.class, any),
                arguments(Grammar.LastRung.class, last));
    }

    @Test
    void remedies_stay_in_the_order_they_are_said() {
        var plan =
                LOCKED.first("a", Says::nothing)
                        .then("b", Says::nothing)
                        .then("c", Says::nothing)
                        .lastly("d", Says::nothing)
                        .otherwise(page("on-call"));
        assertThat(plan.rungs()).extracting(Rung::name).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_remedy_has_times_without_saying_so() {
        var plan = LOCKED.first("a", Says::nothing).otherwise(page("on-call"));
        assertThat(plan.rungs().getFirst())
                .returns(minutes(2), Rung::holding)
                .returns(minutes(5), Rung::clearsWithin)
                .returns(minutes(15), Rung::timeLimit)
                .returns(false, Rung::destructive);
    }

    @Test
    void a_remedy_has_the_times_it_says() {
        var plan =
                LOCKED.first("a", Says::nothing)
                        .holding(seconds(7))
                        .clearingWithin(seconds(8))
                        .notLongerThan(hours(9))
                        .destructive()
                        .otherwise(page("on-call"));
        assertThat(plan.rungs().getFirst())
                .returns(seconds(7), Rung::holding)
                .returns(seconds(8), Rung::clearsWithin)
                .returns(hours(9), Rung::timeLimit)
                .returns(true, Rung::destructive);
    }

    @Test
    void a_remedy_on_the_alert_alone_is_destructive_too() {
        var plan =
                LOCKED.first("a", Says::nothing)
                        .destructiveOnTheAlertAlone()
                        .otherwise(page("on-call"));
        assertThat(plan.rungs().getFirst())
                .returns(true, Rung::destructive)
                .returns(true, Rung::onAlertAlone);
    }

    @Test
    void a_destructive_remedy_wants_a_second_signal() {
        var plan = LOCKED.first("a", Says::nothing).destructive().otherwise(page("on-call"));
        assertThat(plan.rungs().getFirst().onAlertAlone()).isFalse();
    }

    @Test
    void a_plan_without_budgets_leaves_them_to_the_operator() {
        assertThat(LOCKED.otherwise(page("on-call")).budgets()).isEmpty();
    }

    @Test
    void budgets_of_several_groups_add_up() {
        var plan =
                LOCKED.within(group(label("cluster")), atMost(1).atOnce(), atMost(5).per(hours(1)))
                        .within(group(label("zone")), atMost(2).atOnce())
                        .otherwise(page("on-call"));
        assertThat(plan.budgets())
                .containsExactly(
                        new Group.Budget(
                                new Group(label("cluster")),
                                List.of(new Limit(1, null), new Limit(5, hours(1)))),
                        new Group.Budget(new Group(label("zone")), List.of(new Limit(2, null))));
    }

    @Test
    void a_budget_stays_however_long_the_sentence_goes_on() {
        var plan =
                LOCKED.within(group(label("cluster")), atMost(1).atOnce())
                        .first("a", Says::nothing)
                        .holding(seconds(1))
                        .lastly("b", Says::nothing)
                        .destructive()
                        .otherwise(page("on-call"));
        assertThat(plan.budgets()).hasSize(1);
    }

    @Test
    void a_plan_acts_by_itself_unless_it_says_otherwise() {
        assertThat(LOCKED.otherwise(page("on-call")).autonomy()).isEqualTo(Autonomy.AUTO);
    }

    @Test
    void a_plan_can_be_told_to_ask() {
        var plan = LOCKED.otherwise(page("on-call")).proposing(minutes(10), Lapse.ACT);
        assertThat(plan.autonomy())
                .isEqualTo(new Autonomy(Autonomy.Level.PROPOSE, minutes(10), Lapse.ACT));
    }

    @Test
    void a_plan_can_be_told_to_only_watch() {
        var plan = LOCKED.otherwise(page("on-call")).inShadow();
        assertThat(plan.autonomy().level()).isEqualTo(Autonomy.Level.SHADOW);
    }

    @Test
    void how_much_a_plan_may_do_changes_nothing_else_of_it() {
        var plan =
                LOCKED.within(group(label("cluster")), atMost(1).atOnce())
                        .first("a", Says::nothing)
                        .otherwise(page("on-call"));
        assertThat(plan.inShadow())
                .returns(plan.trigger(), Plan::trigger)
                .returns(plan.lock(), Plan::lock)
                .returns(plan.budgets(), Plan::budgets)
                .returns(plan.rungs(), Plan::rungs)
                .returns(plan.otherwise(), Plan::otherwise);
    }

    @Test
    void a_word_is_about_the_remedy_before_it() {
        var plan =
                LOCKED.first("a", Says::nothing)
                        .holding(seconds(1))
                        .lastly("b", Says::nothing)
                        .holding(seconds(2))
                        .otherwise(page("on-call"));
        assertThat(plan.rungs())
                .extracting(Rung::holding)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void a_half_said_sentence_can_be_continued_in_two_ways() {
        var half = LOCKED.first("a", Says::nothing);
        var longer = half.then("b", Says::nothing).otherwise(page("on-call"));
        assertThat(half.otherwise(page("on-call")).rungs()).isNotEqualTo(longer.rungs()).hasSize(1);
    }

    @Test
    void the_sentence_ends_with_who_is_paged() {
        assertThat(LOCKED.otherwise(page("web-on-call")).otherwise())
                .isEqualTo(new Escalation("web-on-call"));
    }
}
