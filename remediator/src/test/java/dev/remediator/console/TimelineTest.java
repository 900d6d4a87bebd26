package dev.remediator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimelineTest {
    private final Desk desk = new Desk();

    private void says(int second, Reason reason, String... more) {
        desk.decides("inc-1", reason, State.ACTING, Duration.ofSeconds(second), more);
    }

    private List<String> parts() {
        var decisions = desk.chronicle.history().incident("inc-1").orElseThrow().decisions();
        return Timeline.of(decisions, Desk.NOW).parts().stream()
                .map(
                        part ->
                                switch (part) {
                                    case Timeline.Moment moment -> moment.word();
                                    case Timeline.Attempt attempt ->
                                            attempt.remedy() + words(attempt.moments());
                                })
                .toList();
    }

    private static List<String> words(List<Timeline.Moment> moments) {
        return moments.stream().map(Timeline.Moment::word).toList();
    }

    @Test
    void what_happens_while_a_remedy_runs_stands_within_it() {
        says(0, Reason.HELD_FOR);
        says(1, Reason.REMEDY_OFFERED, "restart", "r1");
        says(2, Reason.ACKNOWLEDGED, "-", "-", "ana, at api");
        says(3, Reason.STEP_RECORDED, "restart", "r1", "stop");
        says(4, Reason.REMEDY_DONE, "restart");
        says(5, Reason.CONDITION_CLEARED);

        assertThat(parts())
                .containsExactly(
                        "held-for",
                        "restart[remedy-offered, acknowledged, step-recorded, remedy-done]",
                        "condition-cleared");
    }

    @Test
    void the_next_remedy_begins_where_its_run_begins() {
        says(1, Reason.REMEDY_OFFERED, "restart", "r1");
        says(2, Reason.REMEDY_FAILED, "restart", "r1");
        says(3, Reason.REMEDY_OFFERED, "replace", "r2");
        says(4, Reason.STEP_RECORDED, "replace", "r2");

        assertThat(parts())
                .containsExactly(
                        "restart[remedy-offered, remedy-failed]",
                        "replace[remedy-offered, step-recorded]");
    }

    @Test
    void the_same_remedy_tried_again_is_another_one() {
        says(1, Reason.REMEDY_OFFERED, "restart", "r1");
        says(2, Reason.REMEDY_FAILED, "restart", "r1");
        says(3, Reason.REMEDY_OFFERED, "restart", "r2");
        says(4, Reason.REMEDY_DONE, "restart");

        assertThat(parts())
                .containsExactly(
                        "restart[remedy-offered, remedy-failed]",
                        "restart[remedy-offered, remedy-done]");
    }

    @Test
    void a_late_report_of_an_earlier_run_stands_for_itself() {
        says(1, Reason.REMEDY_OFFERED, "restart", "r1");
        says(2, Reason.REMEDY_FAILED, "restart", "r1");
        says(3, Reason.REMEDY_OFFERED, "replace", "r2");
        says(4, Reason.LATE_REPORT, "restart", "r1");

        assertThat(parts())
                .containsExactly(
                        "restart[remedy-offered, remedy-failed]",
                        "replace[remedy-offered]",
                        "late-report");
    }

    @Test
    void the_gaps_between_say_where_the_time_went() {
        says(0, Reason.HELD_FOR);
        says(0, Reason.REMEDY_OFFERED);
        desk.decides("inc-1", Reason.CLAIM_GRANTED, State.ACTING, Duration.ofMillis(250));
        says(75, Reason.STEP_RECORDED);

        var decisions = desk.chronicle.history().incident("inc-1").orElseThrow().decisions();

        assertThat(Timeline.of(decisions, Desk.NOW).parts())
                .extracting(part -> ((Timeline.Moment) part).gap())
                .containsExactly("", "", "+250 ms", "+1 min");
    }
}
