package dev.remediator.stream;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/// A store of the engine's kind that lives in memory alone.
final class MemoryStore {

    private MemoryStore() {}

    /// An empty one.
    static KeyValueStore<String, byte[]> open() {
        var store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("memory"),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .withCachingDisabled()
                        .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }
}
