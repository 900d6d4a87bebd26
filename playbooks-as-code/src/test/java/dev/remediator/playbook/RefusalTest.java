package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
    private static final Grammar.Rung<Node> RESTART =
            when(alert("A")).lock(node(label("instance"))).first("restart", Says::nothing);

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
                refusal("idempotencyKey is blank", () -> new Order("", 1)),
                refusal("fencingToken is 0, below 1", () -> new Order("run-1/step-2", 0)));
    }

    private static Arguments refusal(String sentence, ThrowingCallable saying) {
        return arguments(sentence, saying);
    }
}
