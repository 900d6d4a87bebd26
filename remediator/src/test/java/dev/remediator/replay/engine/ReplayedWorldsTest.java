package dev.remediator.replay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Many worlds, each from one seed: `-Dreplay.worlds=10000 -Dreplay.first=1`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayedWorldsTest {
    private static final long WORLDS = Long.getLong("replay.worlds", 200);
    private static final long FIRST = Long.getLong("replay.first", 1);

    /// Where two resources ask the warden within the few milliseconds that a message takes, nobody
    /// has written down whom it heard first.
    private static final long OF_CHANCE = 1 + WORLDS / 100;

    @Test
    void whatever_happened_the_same_playbooks_decide_the_same() throws IOException {
        var different = new ArrayList<String>();
        for (long seed = FIRST; seed < FIRST + WORLDS; seed++) {
            var world = new LiveWorld(seed, Sheets.AS_RECORDED);
            var recording = world.run();

            var replayed = Replaying.replay(recording, Sheets.AS_RECORDED);

            var then = Replaying.told(world.scribe.decisions);
            var now = Replaying.told(replayed.decisions);
            if (now.equals(then)) {
                assertThat(replayed.notes).as("seed %d", seed).isEmpty();
                assertThat(Replaying.shift(world.scribe.decisions, replayed.decisions))
                        .as("seed %d", seed)
                        .isLessThan(Duration.ofMillis(300));
            } else {
                then.entrySet().removeAll(now.entrySet());
                different.add("seed %d: %s".formatted(seed, then));
            }
        }
        assertThat(different).hasSizeLessThanOrEqualTo((int) OF_CHANCE);
    }

    @Test
    void the_same_recording_gives_the_same_decisions_twice() throws IOException {
        var recording = new LiveWorld(7, Sheets.AS_RECORDED).run();
        var changed = Sheets.by(Sheets.heal(Duration.ofMinutes(3), "kick"));

        var once = Replaying.replay(recording, changed);
        var twice = Replaying.replay(recording, changed);

        assertThat(twice.decisions).isEqualTo(once.decisions).isNotEmpty();
        assertThat(twice.notes).isEqualTo(once.notes);
    }

    @Test
    void what_is_over_is_forgotten() throws IOException {
        var recording = new LiveWorld(7, Sheets.AS_RECORDED).run();
        var scribe = new Scribe();
        var recorded = new Recorded(Sheets.AS_RECORDED.book(), Rehearsal.NONE);
        var engine = new VirtualEngine(Sheets.AS_RECORDED, recorded, scribe);
        var inputs = new RecordedInputs(Replaying.lines(recording), recorded, _ -> {});
        for (var input = inputs.next(); input.isPresent(); input = inputs.next()) {
            engine.happens(input.get());
        }

        recorded.passed(Nanos.of(LiveWorld.END.plus(Duration.ofDays(2))));

        assertThat(recorded.size()).isZero();
        assertThat(recorded.times().size()).isZero();
        assertThat(recorded.hands().size()).isZero();
        assertThat(inputs.waiting()).isZero();
    }
}
