package dev.remediator.console;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Plan;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlowStandingTest {
    private static final Plan<?> PLAN =
            when(alert("InstanceDown"))
                    .lock(node(label("instance")))
                    .first("restart", (_, _) -> {})
                    .lastly("replace", (_, _) -> {})
                    .otherwise(page("on-call"));

    record Step(Reason reason, State state, String remedy) {}

    private static final Step HELD = new Step(Reason.HELD_FOR, State.WATCHING, "");
    private static final Step LOCKED = new Step(Reason.WAITING_FOR_LOCK, State.WAITING, "");
    private static final Step RESTART = new Step(Reason.REMEDY_OFFERED, State.ACTING, "restart");
    private static final Step DONE = new Step(Reason.REMEDY_DONE, State.VERIFYING, "restart");
    private static final Step NO_GOOD = new Step(Reason.DID_NOT_CLEAR, State.VERIFYING, "restart");
    private static final Step STORM = new Step(Reason.STORM, State.WAITING, "replace");
    private static final Step REPLACE = new Step(Reason.REMEDY_OFFERED, State.ACTING, "replace");
    private static final Step HEALED = new Step(Reason.HEALED, State.HEALED, "");
    private static final Step PAGED = new Step(Reason.LADDER_EXHAUSTED, State.PAGED, "");
    private static final Step STILL = new Step(Reason.STORM, State.REFUSED, "restart");
    private static final Step RELAPSED = new Step(Reason.RELAPSED, State.WAITING, "restart");
    private static final Step OTHER = new Step(Reason.REMEDY_OFFERED, State.ACTING, "of old");

    static List<Arguments> ways() {
        return List.of(
                Arguments.of(List.of(HELD), List.of("alert")),
                Arguments.of(List.of(HELD, LOCKED), List.of("alert", "r0")),
                Arguments.of(List.of(RESTART), List.of("alert", "r0")),
                Arguments.of(List.of(RESTART, DONE), List.of("alert", "r0")),
                Arguments.of(List.of(RESTART, DONE, HEALED), List.of("alert", "r0", "healed")),
                Arguments.of(List.of(RESTART, DONE, NO_GOOD, STORM), List.of("alert", "r0", "r1")),
                Arguments.of(List.of(RESTART, NO_GOOD, REPLACE), List.of("alert", "r0", "r1")),
                Arguments.of(
                        List.of(RESTART, NO_GOOD, REPLACE, PAGED),
                        List.of("alert", "r0", "r1", "page")),
                Arguments.of(List.of(HELD, STILL), List.of("alert", "r0")),
                Arguments.of(List.of(RELAPSED, LOCKED), List.of("alert", "r1")),
                Arguments.of(List.of(RELAPSED, REPLACE), List.of("alert", "r1")),
                Arguments.of(List.of(OTHER), List.of("alert", "r0")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void an_incident_stands_where_its_decisions_led_it(List<Step> steps, List<String> way) {
        var chronicle = new Chronicle();
        for (var step : steps) {
            chronicle.tells(
                    new Decision(
                            "inc-1",
                            "node/web-1",
                            Chronicle.START,
                            step.reason(),
                            step.state(),
                            "series",
                            "InstanceDown",
                            "HealNode",
                            step.remedy().isEmpty() ? null : step.remedy(),
                            null,
                            "",
                            false,
                            step.state() == State.HEALED),
                    null);
        }

        var standing = FlowStanding.of(PLAN, chronicle.history().incident("inc-1").orElseThrow());

        assertThat(standing.way()).containsExactlyElementsOf(way);
        assertThat(standing.node()).isEqualTo(way.getLast());
    }
}
