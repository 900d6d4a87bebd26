package dev.remediator.oncall;

import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.alert.Severity;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyGrammarTest {
    private static final Contact CHAT = channel("chat");
    private static final Contact PHONE = channel("phone");
    private static final Contact BO = WebOnCall.BO.contact();

    @ParameterizedTest
    @MethodSource
    void only_the_next_legal_words_are_offered(Class<?> after, List<String> words) {
        assertThat(Arrays.stream(after.getMethods()).map(Method::getName).distinct())
                .containsExactlyInAnyOrderElementsOf(words);
    }

    static Stream<Arguments> only_the_next_legal_words_are_offered() {
        return Stream.of(
                arguments(
                        Grammar.Called.class,
                        List.of(
                                "onlyFrom",
                                "onlyBelow",
                                "only",
                                "except",
                                "and",
                                "after",
                                "untilSomebodyTakesIt")),
                arguments(Grammar.Named.class, List.of("by")),
                arguments(Grammar.OnCallElsewhere.class, List.of("by")),
                arguments(Grammar.Rotating.class, List.of("daily", "weekly", "everyDays")),
                arguments(Grammar.Beginning.class, List.of("from")),
                arguments(Grammar.OnDays.class, List.of("on", "onWeekdays", "onWeekends", "in")),
                arguments(Grammar.InZone.class, List.of("in")),
                arguments(Grammar.AtMost.class, List.of("per")));
    }

    @Test
    void those_who_are_called_at_the_same_time_are_one_step() {
        assertThat(call(CHAT, PHONE).and(BO).untilSomebodyTakesIt().steps())
                .containsExactly(step(0, Occasion.ALWAYS, CHAT, PHONE, BO));
    }

    @Test
    void a_condition_is_only_about_those_named_just_before_it() {
        var steps = call(CHAT).and(PHONE).onlyFrom(Severity.ERROR).and(BO).untilSomebodyTakesIt();
        assertThat(steps.steps())
                .extracting(CallPlan.Step::sentence)
                .containsExactly("channel chat", "channel phone, only from error", "bo by sms");
    }

    @Test
    void and_after_a_later_step_is_at_the_time_of_that_step() {
        assertThat(call(CHAT).after(minutes(5), PHONE).and(BO).untilSomebodyTakesIt().steps())
                .containsExactly(
                        step(0, Occasion.ALWAYS, CHAT), step(5, Occasion.ALWAYS, PHONE, BO));
    }

    @Test
    void a_policy_leaves_to_the_settings_what_it_does_not_say() {
        assertThat(call(CHAT).untilSomebodyTakesIt())
                .returns(Optional.empty(), CallPlan::confirming)
                .returns(Optional.empty(), CallPlan::rearming)
                .returns(Optional.empty(), CallPlan::most);
    }

    @Test
    void a_policy_has_the_bounds_it_says() {
        assertThat(new WebOnCall().plan())
                .returns(Optional.of(minutes(2)), CallPlan::confirming)
                .returns(Optional.of(minutes(60)), CallPlan::rearming)
                .returns(Optional.of(new CallPlan.Most(10, minutes(10))), CallPlan::most);
    }

    @Test
    void a_half_said_sentence_can_be_continued_in_two_ways() {
        var half = call(CHAT);
        var longer = half.onlyFrom(Severity.ERROR).after(minutes(1), BO).untilSomebodyTakesIt();
        assertThat(half.untilSomebodyTakesIt().steps())
                .containsExactly(step(0, Occasion.ALWAYS, CHAT));
        assertThat(longer.steps()).hasSize(2);
    }

    @Test
    void a_person_shared_by_two_policies_has_the_ways_of_each() {
        var more = WebOnCall.BO.thenBy("voice", minutes(3));
        assertThat(more.ways())
                .containsExactly(
                        new Person.Way("sms", Duration.ZERO), new Person.Way("voice", minutes(3)));
        assertThat(WebOnCall.BO.ways()).hasSize(1);
    }

    private static CallPlan.Step step(long minutes, Occasion occasion, Contact... contacts) {
        return new CallPlan.Step(minutes(minutes), List.of(contacts), occasion);
    }
}
