package dev.remediator.replay.body;

import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.replay.body.Bodies.both;
import static dev.remediator.replay.body.Bodies.does;
import static dev.remediator.replay.body.Bodies.fails;
import static dev.remediator.replay.body.Bodies.recorded;
import static dev.remediator.replay.body.Bodies.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Action;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnderstudyTest {
    private final Understudy understudy = new Understudy(Recorded.VALUES, Duration.ofSeconds(10));

    private Optional<String> leaves(Action<Node> body, RecordedRun recorded) {
        return understudy.leaves(remedy(body), 0, recorded);
    }

    private static Arguments change(
            String name, Action<Node> then, Action<Node> now, String sentence) {
        return Arguments.of(name, then, now, sentence);
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "another step",
                        (r, _) -> does(r, "note the boot id", "restart"),
                        (r, _) -> does(r, "note the boot id", "drain"),
                        "takes 'drain' where 'restart' was recorded, after 'note the boot id'"),
                change(
                        "another first step",
                        (r, _) -> does(r, "restart"),
                        (r, _) -> does(r, "drain", "restart"),
                        "takes 'drain' where 'restart' was recorded"),
                change(
                        "a step less at the end",
                        (r, _) -> does(r, "drain", "restart", "undrain"),
                        (r, _) -> does(r, "drain"),
                        "no longer takes 'restart', after 'drain'"),
                change(
                        "a step more at the end",
                        (r, _) -> does(r, "drain"),
                        (r, _) -> does(r, "drain", "drain"),
                        "goes on with 'drain' where the recorded run had succeeded,"
                                + " after 'drain'"),
                change(
                        "a deed more at the end",
                        (r, _) -> does(r, "drain"),
                        (r, _) -> {
                            does(r, "drain");
                            r.once("reboot", _ -> {}).withoutProbe();
                        },
                        "goes on with 'reboot' where the recorded run had succeeded,"
                                + " after 'drain'"),
                change(
                        "a rest more at the end",
                        (r, _) -> does(r, "drain"),
                        (r, _) -> {
                            does(r, "drain");
                            r.sleep(Duration.ofHours(1));
                        },
                        "goes on with 'sleep until' where the recorded run had succeeded,"
                                + " after 'drain'"),
                change(
                        "a failure that is caught now",
                        (r, _) -> fails(r, "clean up"),
                        (r, _) -> {
                            try {
                                fails(r, "clean up");
                            } catch (RuntimeException e) {
                                does(r, "restart");
                            }
                        },
                        "goes on with 'restart' where the recorded run had failed,"
                                + " after 'clean up'"),
                change(
                        "a failure that was undone and is caught now",
                        (r, _) -> {
                            r.step("drain", () -> {}, () -> {});
                            fails(r, "clean up");
                        },
                        (r, _) -> {
                            r.step("drain", () -> {}, () -> {});
                            try {
                                fails(r, "clean up");
                            } catch (RuntimeException e) {
                                does(r, "restart");
                            }
                        },
                        "goes on with 'restart' where the recorded run had failed,"
                                + " after 'clean up'"),
                change(
                        "a failure that is undone now",
                        (r, _) -> {
                            does(r, "drain");
                            fails(r, "clean up");
                        },
                        (r, _) -> {
                            r.step("drain", () -> {}, () -> {});
                            fails(r, "clean up");
                        },
                        "goes on with 'broken off' where the recorded run had failed,"
                                + " after 'clean up'"),
                change(
                        "another end",
                        (r, _) -> does(r, "drain"),
                        (r, _) -> {
                            does(r, "drain");
                            throw new IllegalStateException("it is too late");
                        },
                        "ends with FAILED where SUCCEEDED was recorded, after 'drain':"
                                + " it is too late"),
                change(
                        "an answer that is now of another kind",
                        (r, _) -> r.step("count", () -> 3),
                        (r, _) -> {
                            String count = r.step("count", () -> "three");
                            does(r, count);
                        },
                        "ends with FAILED where SUCCEEDED was recorded, after 'count':"
                                + " class java.lang.Integer cannot be cast to class"
                                + " java.lang.String (java.lang.Integer and java.lang.String are in"
                                + " module java.base of loader 'bootstrap')"),
                change(
                        "another step in a branch",
                        (r, _) -> both(r, "drain", "drain"),
                        (r, _) -> both(r, "drain", "stop"),
                        "takes 'drain both › web-2 › stop' where 'drain both › web-2 › drain' was"
                                + " recorded"),
                change(
                        "branches less",
                        (r, _) -> both(r, "drain", "drain"),
                        (r, _) -> does(r, "drain"),
                        "takes 'drain' where 'drain both' was recorded"),
                change(
                        "a question outside of a step",
                        (r, _) -> does(r, "restart"),
                        (r, node) -> {
                            if (!node.traffic().serving()) {
                                does(r, "restart");
                            }
                        },
                        "calls Rotation.serving outside of a step, so nobody recorded what it"
                                + " answers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void it_says_where_the_code_leaves_the_recorded_path(
            String name, Action<Node> then, Action<Node> now, String sentence) {
        var recorded = recorded(then);

        var left = leaves(now, recorded);

        assertThat(left).contains(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void it_says_nothing_about_code_that_did_not_change(
            String name, Action<Node> then, Action<Node> now, String sentence) {
        var left = leaves(then, recorded(then));

        assertThat(left).isEmpty();
    }

    @Test
    void no_deed_no_question_and_no_rest_is_carried_out() {
        Action<Node> quiet = (r, _) -> everyWord(r, () -> {});
        Action<Node> loud =
                (r, _) ->
                        everyWord(
                                r,
                                () -> {
                                    throw new AssertionError("it was carried out");
                                });
        var recorded = recorded(quiet);

        var left = leaves(loud, recorded);

        assertThat(left).isEmpty();
        assertThat(recorded.journal()).hasSize(12);
    }

    private static void everyWord(Remedy r, Runnable deed) {
        r.step("plain", deed::run);
        r.step("undoable", deed::run, deed::run);
        r.step("of a name", r.alert()::name);
        r.within(Duration.ofMinutes(1)).step("limited", deed::run);
        r.once("reboot", _ -> deed.run()).withoutProbe();
        var id = r.onceGiving("launch", _ -> "i-1").probe(Optional::empty);
        r.await("that " + id + " is there", () -> true, Duration.ofMinutes(1));
        r.sleep(Duration.ofDays(1));
        assertThat(r.now()).isBefore(Instant.parse("2027-01-01T00:00:00Z"));
        r.step("chosen " + r.random(5), deed::run);
    }

    @Test
    void whatever_the_target_is_made_of_has_the_name_it_is_asked_for_by() {
        Action<Node> body =
                (r, node) -> {
                    var traffic = node.traffic();
                    r.step("drain " + node.name(), () -> traffic.drain(Duration.ofMinutes(1)));
                };
        var recorded = recorded((r, _) -> does(r, "drain target-1"));

        var left = leaves(body, recorded);

        assertThat(left).isEmpty();
    }
}
