package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Accounts;
import dev.remediator.topic.Json;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostTest {

    @Test
    void the_accounts_in_the_store_are_right_before_anything_is_logged() {
        var store = MemoryStore.open();
        var post = new Post(new OneAlert(), new CoreStore(store), new CrewStore(store));
        post.readUpTo(0);

        post.open(1);

        Accounts kept = Json.MAPPER.readValue(store.get("acc"), Accounts.class);
        assertThat(kept.unaccounted()).isZero();
    }

    /// Enough of a context for a post that forwards nothing.
    private static final class OneAlert extends MockProcessorContext<String, byte[]> {}
}
