package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.remediation.ResourceState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CoreStoreTest {
    private final KeyValueStore<String, byte[]> bytes = MemoryStore.open();

    @Test
    void what_was_saved_is_known_at_once_and_to_the_next_owner() {
        var core = new CoreStore(bytes);
        var before = core.resource("node/web-1");

        core.save(before, token("node/web-1", 7));

        assertThat(
                        List.of(
                                core.resource("node/web-1"),
                                new CoreStore(bytes).resource("node/web-1")))
                .containsOnly(token("node/web-1", 7));
    }

    @Test
    void the_next_owner_believes_the_store_and_not_what_an_earlier_one_had_in_mind() {
        var given = new CoreStore(bytes);
        given.save(given.resource("node/web-1"), token("node/web-1", 7));
        bytes.delete("res/node/web-1");

        var next = new CoreStore(bytes);

        assertThat(next.resource("node/web-1")).isEqualTo(ResourceState.quiet("node/web-1"));
    }

    @Test
    void more_resources_than_it_keeps_in_mind_are_all_there() {
        var core = new CoreStore(bytes);

        IntStream.range(0, 1000)
                .forEach(i -> core.save(core.resource("n/" + i), token("n/" + i, i + 1)));

        assertThat(IntStream.range(0, 1000).mapToObj(i -> core.resource("n/" + i).token()))
                .containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj(i -> i + 1L).toList());
    }

    private static ResourceState token(String resource, long token) {
        return new ResourceState(
                resource, token, Map.of(), List.of(), Map.of(), 0, List.of(), Map.of());
    }
}
