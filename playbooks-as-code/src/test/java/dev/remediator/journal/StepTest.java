package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.RemedyFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepTest {
    private final Bench bench = new Bench();

    @Test
    void a_step_is_recorded_when_it_was_done() throws Exception {
        bench.runs(r -> assertThat(r.step("count", () -> 3)).isEqualTo(3));
        assertThat(bench.tenure().lines()).containsExactly("DONE count#1");
    }

    @Test
    void a_recorded_step_answers_again_and_is_not_done_again() throws Exception {
        var counter = new AtomicInteger();
        Bench.Body body = r -> assertThat(r.step("count", counter::incrementAndGet)).isEqualTo(1);
        bench.runs(body);
        bench.runs(body);
        assertThat(counter).hasValue(1);
    }

    @Test
    void a_step_that_answers_nothing_is_recorded_too() throws Exception {
        bench.runs(r -> r.step("drain", () -> {}));
        assertThat(bench.tenure().lines()).containsExactly("DONE drain#1");
    }

    @Test
    void a_step_that_answered_null_answers_null_again() throws Exception {
        bench.wrote(Kind.DONE, "look#1", "null");
        bench.runs(r -> assertThat((Object) r.step("look", () -> "something")).isNull());
    }

    @Test
    void a_name_used_twice_is_counted() throws Exception {
        bench.runs(
                r -> {
                    r.step("ping", () -> {});
                    r.step("ping", () -> {});
                });
        assertThat(bench.tenure().lines()).containsExactly("DONE ping#1", "DONE ping#2");
    }

    @Test
    void a_failed_step_is_recorded_and_throws_its_sentence() {
        bench.assertThrows(r -> r.step("drain", StepTest::refuses))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("the balancer says no")
                .hasCauseInstanceOf(IOException.class);
        assertThat(bench.tenure().lines()).containsExactly("FAILED drain#1");
    }

    @Test
    void a_recorded_failure_is_thrown_again_and_the_step_not_done_again() {
        bench.wrote(Kind.FAILED, "drain#1", "\"it said no\"");
        bench.assertThrows(r -> r.step("drain", () -> {}))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("it said no");
    }

    @Test
    void a_body_may_go_on_after_a_failed_step_and_does_the_same_again() throws Exception {
        var ways = new ArrayList<String>();
        Bench.Body body =
                r -> {
                    try {
                        r.step("drain", StepTest::refuses);
                    } catch (RemedyFailed e) {
                        r.step("force", () -> ways.add("forced"));
                    }
                };
        bench.runs(body);
        bench.runs(body);
        assertThat(ways).containsExactly("forced");
    }

    @Test
    void a_failure_without_words_is_told_by_its_name() {
        bench.assertThrows(r -> r.step("drain", () -> Bench.fails(new IllegalStateException())))
                .hasMessage("IllegalStateException");
    }

    @Test
    void an_endless_failure_message_is_cut_before_it_is_recorded() {
        bench.assertThrows(
                        r ->
                                r.step(
                                        "drain",
                                        () -> Bench.fails(new IOException("x".repeat(1_000_000)))))
                .isInstanceOf(RemedyFailed.class);
        assertThat(bench.tenure().journal().getFirst().value()).hasSizeLessThan(3_000);
    }

    @Test
    void an_answer_that_is_no_value_is_a_failure_like_any_other() {
        var thrown = catchThrowable(() -> bench.runs(r -> r.step("look", Thread::currentThread)));
        assertThat(thrown)
                .isInstanceOf(RemedyFailed.class)
                .hasMessageStartingWith("a step may answer text, numbers");
        assertThat(bench.tenure().lines()).containsExactly("FAILED look#1");
    }

    @Test
    void a_journal_that_cannot_be_read_back_has_diverged() {
        bench.wrote(Kind.DONE, "look#1", "{\"type\":\"com.example.Gone\",\"value\":{}}");
        assertThat(catchThrowable(() -> bench.runs(r -> r.step("look", () -> 1))))
                .asInstanceOf(InstanceOfAssertFactories.type(Stopped.class))
                .returns(Outcome.DIVERGED, Stopped::outcome)
                .extracting(Stopped::evidence)
                .asString()
                .contains("look#1", "com.example.Gone");
    }

    @Test
    void a_step_inside_a_step_is_refused_because_its_place_in_the_journal_would_be_wrong() {
        bench.assertThrows(r -> r.step("outer", () -> r.step("inner", () -> {})))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("'inner' is a step inside the step 'outer'; take it before or after");
    }

    @Test
    void the_alert_is_at_hand() throws Exception {
        bench.runs(r -> assertThat(r.alert()).isSameAs(Bench.ALERT));
    }

    @Test
    void what_a_body_says_is_what_the_journal_holds() throws Exception {
        bench.runs(
                r -> {
                    var nodes = r.step("list", () -> List.of("a", "b"));
                    for (var node : nodes) {
                        r.step("restart " + node, () -> {});
                    }
                    r.now();
                });
        assertThat(bench.tenure().lines())
                .containsExactly(
                        "DONE list#1", "DONE restart a#1", "DONE restart b#1", "DONE now#1");
    }

    private static void refuses() throws IOException {
        throw new IOException("the balancer says no");
    }
}
