package dev.remediator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.port.Service.State;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceTest {
    private static final Service FIRST = new Service(State.RUNNING, "start-1", 0);
    private static final Service SECOND = new Service(State.RUNNING, "start-2", 0);

    @Test
    void one_that_runs_after_another_start_was_started_since() {
        assertThat(SECOND.startedSince(FIRST)).isTrue();
        assertThat(FIRST.startedSince(Service.stopped())).isTrue();
    }

    @Test
    void one_that_still_runs_was_not_started_since() {
        assertThat(FIRST.startedSince(FIRST)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RUNNING")
    void one_that_does_not_run_was_neither_started_nor_steady(State state) {
        var now = new Service(state, "start-2", 0);
        assertThat(now.startedSince(FIRST)).isFalse();
        assertThat(now.steadySince(SECOND)).isFalse();
    }

    @Test
    void one_that_says_that_it_runs_and_has_no_start_was_not_started() {
        assertThat(new Service(State.RUNNING, Node.NOT_RUNNING, 0).startedSince(FIRST)).isFalse();
    }

    @Test
    void one_that_runs_on_is_steady() {
        assertThat(FIRST.steadySince(FIRST)).isTrue();
    }

    @Test
    void one_that_was_started_again_is_not_steady() {
        assertThat(SECOND.steadySince(FIRST)).isFalse();
        assertThat(new Service(State.RUNNING, "start-1", 1).steadySince(FIRST)).isFalse();
    }
}
