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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.playbook.Autonomy.Lapse;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusalTest {
    private static final Grammar.Locked<Node> LOCKED =
            when(alert("A")).lock(node(label("instance")));
    private static final Grammar.Rung<Node> RESTART = LOCKED.first("restart", Says::nothing);
    private static final Plan<Node> PAGES = LOCKED.otherwise(page("on-call"));

    @ParameterizedTest
    @MethodSource
    void words_that_make_no_sense_are_refused_where_they_are_said(
            String sentence, ThrowingCallable saying) {
        assertThatIllegalArgumentException().isThrownBy(saying).withMessage(sentence);
    }

    static Stream<Arguments> words_that_make_no_sense_are_refused_where_they_are_said() {
        return Stream.of(
                refusal("the alert's name is blank", () -> alert(" ")),
                refusal(
                        "alert A: heldFor is negative: PT-1S",
                        () -> alert("A").heldFor(seconds(-1))),
                refusal("the label's name is blank", () -> label("")),
                refusal("label job is asked for no value", () -> label("job").isOneOf()),
                refusal("the escalation policy's name is blank", () -> page("")),
                refusal("the remedy's name is blank", () -> RESTART.then(" ", Says::nothing)),
                refusal(
                        "remedy 'restart': holding is negative: PT-1M",
                        () -> RESTART.holding(minutes(-1))),
                refusal(
                        "remedy 'restart': clearingWithin must be longer than nothing, not PT0S",
                        () -> RESTART.clearingWithin(seconds(0))),
                refusal(
                        "remedy 'restart': notLongerThan must be longer than nothing, not PT-1S",
                        () -> RESTART.notLongerThan(seconds(-1))),
                refusal(
                        "two remedies are called 'restart'",
                        () -> RESTART.then("restart", Says::nothing).otherwise(page("on-call"))),
                refusal("atMost(0) allows nothing; it must be at least 1", () -> atMost(0)),
                refusal(
                        "atMost(-1) allows nothing; it must be at least 1",
                        () -> new Limit(-1, null)),
                refusal(
                        "atMost(5).per(PT0S): the time must be longer than nothing",
                        () -> atMost(5).per(hours(0))),
                refusal(
                        "atMost(5).per(PT-1H): the time must be longer than nothing",
                        () -> atMost(5).per(hours(-1))),
                refusal(
                        "within(group cluster) sets no limit",
                        () -> LOCKED.within(group(label("cluster")))),
                refusal(
                        "proposing(PT0S): people need longer than nothing to approve",
                        () -> PAGES.proposing(minutes(0), Lapse.PAGE)),
                refusal(
                        "proposing(PT-1M): people need longer than nothing to approve",
                        () -> PAGES.proposing(minutes(-1), Lapse.PAGE)),
                refusal("idempotencyKey is blank", () -> new Order("", 1)),
                refusal("fencingToken is 0, below 1", () -> new Order("run-1/step-2", 0)));
    }

    private static Arguments refusal(String sentence, ThrowingCallable saying) {
        return arguments(sentence, saying);
    }
}
