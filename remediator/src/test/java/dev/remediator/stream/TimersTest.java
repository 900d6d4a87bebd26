package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimersTest {

    @Test
    void a_clock_that_jumped_ahead_and_back_delays_no_timer() {
        var timers = new Timers(MemoryStore.open(), _ -> {});
        var now = EngineBench.START;
        timers.due(now.plus(Duration.ofDays(1)), 10);
        timers.due(now.plusMillis(100), 10);
        timers.set("node/web-1", Optional.of(now.plusSeconds(60)));

        var due = timers.due(now.plusSeconds(61), 10);

        assertThat(due).containsExactly("node/web-1");
    }

    @Test
    void it_says_how_late_what_was_due_is_taken_out() {
        var late = new ArrayList<Duration>();
        var timers = new Timers(MemoryStore.open(), late::add);
        var now = EngineBench.START;
        timers.set("node/web-1", Optional.of(now.plusSeconds(60)));
        timers.set("node/web-2", Optional.of(now.plusSeconds(90)));

        timers.due(now.plusSeconds(62), 10);

        assertThat(late).containsExactly(Duration.ofSeconds(2));
    }
}
