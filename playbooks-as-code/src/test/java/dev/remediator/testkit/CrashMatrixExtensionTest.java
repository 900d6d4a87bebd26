package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashMatrixExtensionTest {

    @Disabled("played by the tests around it")
    static final class Sound {
        @CrashMatrix
        void restarts(Rehearsal rehearsal) {
            var _ =
                    Tried.play(
                            rehearsal, (r, n) -> r.once("restart", n::restart).probe(n::healthy));
        }
    }

    @Disabled("played by the tests around it")
    static final class SoundInPairs {
        @CrashMatrix(crashes = 2)
        void restarts(Rehearsal rehearsal) {
            var _ =
                    Tried.play(
                            rehearsal, (r, n) -> r.once("restart", n::restart).probe(n::healthy));
        }
    }

    @Disabled("played by the tests around it")
    static final class Blind {
        @CrashMatrix
        void restarts(Rehearsal rehearsal) {
            var _ =
                    Tried.play(
                            rehearsal, (r, n) -> r.once("restart", n::restart).probe(() -> false));
        }
    }

    @Disabled("played by the tests around it")
    static final class Ordinary {
        @Test
        @ExtendWith(RehearsalExtension.class)
        void runs_once(Rehearsal rehearsal) {
            var played =
                    Tried.play(rehearsal, (r, n) -> r.once("restart", n::restart).withoutProbe());
            assertThat(played.lines()).containsExactly("INTENDED restart#1", "DONE restart#1");
        }
    }

    @Test
    void each_place_where_a_worker_may_die_is_a_run_with_a_sentence() {
        assertThat(names(play(Sound.class)))
                .containsExactly(
                        "runs without a crash",
                        "dies before it is recorded that 'restart' is intended",
                        "dies after 'restart' was intended and before it is done",
                        "dies after 'restart' was done and before that is recorded",
                        "dies after 'restart' was recorded as done",
                        "dies before it tells how the run ended",
                        "dies after it told how the run ended");
    }

    @Test
    void pairs_are_played_where_they_are_wanted() {
        var tests = play(SoundInPairs.class);
        tests.assertStatistics(s -> s.started(1 + 6 + 20).succeeded(1 + 6 + 20));
        assertThat(names(tests))
                .contains(
                        "dies after 'restart' was intended and before it is done; its successor dies"
                                + " after 'restart' was done and before that is recorded");
    }

    @Test
    void only_the_run_that_shows_what_is_wrong_fails() {
        var tests = play(Blind.class);
        tests.assertStatistics(s -> s.succeeded(6).failed(1));
        assertThat(failure(tests))
                .isEqualTo(
                        "'restart' was done twice: when a worker dies after 'restart' was done and"
                                + " before that is recorded, its probe does not see that it was done");
    }

    @Test
    void an_ordinary_test_gets_a_rehearsal_without_a_crash() {
        play(Ordinary.class).assertStatistics(s -> s.started(1).succeeded(1));
    }

    private static Events play(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    private static List<String> names(Events tests) {
        return tests.started().map(event -> event.getTestDescriptor().getDisplayName()).toList();
    }

    private static String failure(Events tests) {
        return tests.failed()
                .map(Event::getPayload)
                .map(payload -> (TestExecutionResult) payload.orElseThrow())
                .map(result -> result.getThrowable().orElseThrow().getMessage())
                .findFirst()
                .orElseThrow();
    }
}
