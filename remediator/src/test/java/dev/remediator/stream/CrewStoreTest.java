package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Heartbeat;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CrewStoreTest {
    private static final Instant START = EngineBench.START;

    private final CrewStore crew = new CrewStore(MemoryStore.open());

    @Test
    void the_versions_there_are_workers_for_are_those_of_all_who_are_present() {
        crew.heard("w1", START, Set.of("a", "b"));
        crew.heard("w2", START, Set.of("b", "c"));

        assertThat(crew.crew(START)).isEqualTo(Map.of("a", 1, "b", 2, "c", 1));
    }

    @Test
    void what_only_one_had_is_without_workers_when_it_goes() {
        crew.heard("w1", START, Set.of("a", "b"));
        crew.heard("w2", START, Set.of("b", "c"));

        crew.forget("w1");

        assertThat(crew.crew(START)).isEqualTo(Map.of("a", 0, "b", 1, "c", 1));
    }

    @Test
    void who_says_other_versions_has_those_from_then_on() {
        crew.heard("w1", START, Set.of("a"));

        crew.heard("w1", START, Set.of());

        assertThat(crew.crew(START)).isEqualTo(Map.of("a", 0));
    }

    @Test
    void who_is_only_known_to_live_keeps_its_versions() {
        crew.heard("w1", START, Set.of("a"));

        crew.heard("w1", START.plusSeconds(5));

        assertThat(crew.crew(START)).isEqualTo(Map.of("a", 1));
        assertThat(crew.silentSince(START.plusSeconds(4))).isEmpty();
    }

    @Test
    void a_version_that_nobody_has_had_for_long_is_gone() {
        crew.heard("w1", START, Set.of("a"));
        crew.forget("w1");

        assertThat(crew.crew(START.plusMillis(1))).isEmpty();
    }

    @Test
    void a_new_owner_believes_that_everybody_is_there() {
        crew.heard("w1", START, Set.of("a"));
        crew.heard("w2", START, Set.of("b"));
        crew.forget("w2");

        crew.renew(START.plusSeconds(90));

        assertThat(crew.silentSince(START.plusSeconds(89))).isEmpty();
        assertThat(crew.crew(START.plusSeconds(89))).isEqualTo(Map.of("a", 1, "b", 0));
    }

    @Test
    void who_was_last_heard_of_just_then_has_been_silent_since() {
        crew.heard("w1", START);
        crew.heard("w2", START.plusMillis(1));

        assertThat(crew.silentSince(START)).containsExactly("w1");
    }

    @Test
    void those_before_a_worker_are_those_of_its_name_alone() {
        crew.heard("web@a", START);
        crew.heard("web@b", START);
        crew.heard("web", START);
        crew.heard("web-2@a", START);

        var before = crew.before(new Heartbeat("web@b", 1, Heartbeat.Sign.ARRIVED, Set.of()));

        assertThat(before).containsExactlyInAnyOrder("web@a", "web");
    }
}
