package dev.remediator.replay.body;

import static dev.remediator.replay.body.Bodies.both;
import static dev.remediator.replay.body.Bodies.does;
import static dev.remediator.replay.body.Bodies.recorded;
import static dev.remediator.replay.body.Bodies.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Action;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeTenure;
import dev.remediator.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenOffRunsTest {
    private final Understudy understudy = new Understudy(Recorded.VALUES, Duration.ofSeconds(10));

    private Optional<String> leaves(Action<Node> body, RecordedRun recorded) {
        return understudy.leaves(remedy(body), 0, recorded);
    }

    @Test
    void of_a_run_that_was_halted_only_what_is_recorded_must_fit() {
        var tenure = new FakeTenure();
        Action<Node> halted =
                (r, _) -> {
                    r.step(
                            "drain",
                            () -> tenure.isHalted(Halt.Way.UNDO, "the alert has cleared"),
                            () -> {});
                    does(r, "restart");
                };
        var recorded = recorded(halted, tenure);

        var left =
                leaves(
                        (r, _) -> {
                            r.step("drain", () -> {}, () -> {});
                            does(r, "reboot");
                        },
                        recorded);

        assertThat(recorded.outcome()).contains(Outcome.CANCELLED);
        assertThat(left).isEmpty();
    }

    @Test
    void the_other_branches_of_a_run_that_was_cut_off_must_fit_too() {
        var recorded = recorded((r, _) -> both(r, "drain", "drain"));
        var cut =
                Recorded.ending(
                        Recorded.with(recorded, BrokenOffRunsTest::ofTheSecondBranchAlone), null);

        var same = leaves((r, _) -> both(r, "drain", "drain"), cut);
        var other = leaves((r, _) -> both(r, "drain", "stop"), cut);

        assertThat(same).isEmpty();
        assertThat(other).hasValueSatisfying(said -> assertThat(said).contains("web-2 › stop"));
    }

    private static List<StepEntry> ofTheSecondBranchAlone(List<StepEntry> journal) {
        return journal.stream().filter(entry -> entry.step().contains("web-2")).toList();
    }

    @Test
    void an_intent_without_an_answer_is_where_the_record_ends() {
        Action<Node> body =
                (r, _) -> {
                    r.once("reboot", _ -> {}).probe(() -> true);
                    does(r, "undrain");
                };
        var recorded = recorded(body);
        var cut = Recorded.ending(Recorded.with(recorded, all -> all.subList(0, 1)), null);

        var left = leaves(body, cut);

        assertThat(cut.journal()).extracting(StepEntry::step).containsExactly("reboot#1");
        assertThat(left).isEmpty();
    }

    @Test
    void a_run_that_diverged_already_then_is_not_played() {
        var recorded = Recorded.ending(recorded((r, _) -> does(r, "drain")), Outcome.DIVERGED);

        var left = leaves((r, _) -> does(r, "restart"), recorded);

        assertThat(left).isEmpty();
    }

    @Test
    void an_answer_of_a_class_that_is_gone_is_said() {
        var gone = "{\"type\":\"made.Gone\",\"value\":{}}";
        var recorded =
                Recorded.with(
                        recorded((r, _) -> does(r, "look")),
                        all ->
                                all.stream()
                                        .map(e -> new StepEntry(e.step(), e.kind(), gone, e.at()))
                                        .toList());

        var left = leaves((r, _) -> does(r, "look"), recorded);

        assertThat(left)
                .contains(
                        "cannot read back what 'look' answered: the journal holds a made.Gone,"
                                + " which is gone");
    }

    private static Stream<Arguments> endless() {
        Action<Node> catching =
                (r, _) -> {
                    while (true) {
                        try {
                            does(r, "look again");
                        } catch (Throwable e) {
                            assertThat(e).isNotNull();
                        }
                    }
                };
        Action<Node> blocking = (_, _) -> new CountDownLatch(1).await();
        return Stream.of(Arguments.of("catches all", catching), Arguments.of("waits", blocking));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void a_body_that_does_not_come_to_an_end_is_cut_off(String name, Action<Node> body) {
        var limited = new Understudy(Recorded.VALUES, Duration.ofMillis(500));
        var plan = remedy(body);
        var recorded = recorded((r, _) -> does(r, "look again"));

        var first = limited.leaves(plan, 0, recorded);
        var second = limited.leaves(plan, 0, recorded);

        assertThat(first)
                .hasValueSatisfying(said -> assertThat(said).startsWith("does not come to an end"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_run_that_took_too_long_is_not_blamed_on_what_would_have_come_next() {
        var time = new VirtualTime();
        var plan =
                remedy(
                        (r, _) -> {
                            r.sleep(Duration.ofHours(1));
                            does(r, "restart");
                        });
        var recorded = Recorded.run(plan, plan.rungs().getFirst(), null, time);

        var left = understudy.leaves(plan, 0, recorded);

        assertThat(recorded.evidence()).startsWith("the remedy took longer");
        assertThat(left).isEmpty();
    }
}
