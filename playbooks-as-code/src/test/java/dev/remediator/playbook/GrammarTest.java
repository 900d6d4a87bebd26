package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.hours;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
                List.of("holding", "clearingWithin", "notLongerThan", "destructive", "otherwise");
        var any = Stream.concat(last.stream(), Stream.of("then", "lastly")).toList();
        return Stream.of(
                arguments(Grammar.When.class, List.of("lock")),
                arguments(Grammar.Locked.class, List.of("first", "otherwise")),
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
