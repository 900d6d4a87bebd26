package dev.remediator.replay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A running remediator takes alerts faster than it decides about them.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowRemediatorTest {
    private final FakeRunning there = new FakeRunning();

    @Test
    void what_is_not_decided_yet_is_not_lost() throws Exception {
        there.decides(20);
        var account = replay(3_000);

        assertThat(account.unaccounted()).isZero();
        assertThat(account.terminal()).isEqualTo(3_000);
    }

    @Test
    void not_more_wait_there_than_it_can_work_off_before_it_distrusts_itself() throws Exception {
        there.decides(1_000);
        var account = replay(20_000);

        assertThat(there.mostAhead()).isBetween(5_000L, 5_500L);
        assertThat(account.sound()).isTrue();
    }

    @Test
    void one_that_decides_nothing_any_more_gets_no_more() {
        there.decides(0);
        assertThatThrownBy(() -> replay(20_000))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "it has decided nothing for 120 s and 5500 alerts wait there; see its log");
        assertThat(there.sent).hasSize(5_500);
    }

    @Test
    void one_that_starts_again_in_the_middle_is_waited_for() throws Exception {
        there.decides(1_000).isAwayFor(100);
        assertThat(replay(20_000).terminal()).isEqualTo(20_000);
    }

    private Account replay(int alerts) throws IOException, InterruptedException {
        var over =
                IntStream.range(0, alerts)
                        .mapToObj(i -> Script.resolves(i, "a" + i))
                        .toArray(Input.Heard[]::new);
        return new LiveReplay("storm", there, Speed.MAX, there).run(new Script(over));
    }
}
