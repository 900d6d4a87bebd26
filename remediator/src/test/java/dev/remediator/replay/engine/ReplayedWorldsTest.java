package dev.remediator.replay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayedWorldsTest {
    private static final long WORLDS = Long.getLong("replay.worlds", 300);
    private static final long FIRST = Long.getLong("replay.first", 1);

    @Test
    void whatever_happened_the_same_playbooks_decide_the_same() throws IOException {
        var different = new ArrayList<String>();
        for (long seed = FIRST; seed < FIRST + WORLDS; seed++) {
            var world = new LiveWorld(seed, Sheets.AS_RECORDED);
            var recording = world.run();

            var replayed = Replaying.replay(recording, Sheets.AS_RECORDED);

            var then = Replaying.told(world.scribe.decisions);
            var now = Replaying.told(replayed.decisions);
            if (!now.equals(then)) {
                then.forEach((id, told) -> {
                    if (!told.equals(now.get(id))) {
                        different.add("\n" + id + "\n  then " + told + "\n  now  " + now.get(id));
                    }
                });
                different.add("seed " + seed);
            } else {
                assertThat(replayed.notes).isEmpty();
                assertThat(Replaying.shift(world.scribe.decisions, replayed.decisions))
                        .as("seed %d", seed)
                        .isLessThan(Duration.ofMillis(300));
            }
        }
        System.out.println(different.stream().filter(d -> d.startsWith("seed")).count());
        assertThat(different.subList(0, Math.min(12, different.size()))).isEmpty();
    }

    @Test
    void the_same_recording_gives_the_same_decisions_twice() throws IOException {
        var recording = new LiveWorld(7, Sheets.AS_RECORDED).run();
        var changed = Sheets.by(Sheets.heal(Duration.ofMinutes(3), "kick"));

        var once = Replaying.replay(recording, changed);
        var twice = Replaying.replay(recording, changed);

        assertThat(twice.decisions).isEqualTo(once.decisions).isNotEmpty();
        assertThat(twice.notes).isEqualTo(once.notes);
        assertThat(List.copyOf(once.decisions)).isNotEmpty();
    }
}
