package dev.remediator.stream;

import dev.remediator.remediation.ResourceState;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.Json;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// What the engine knows, told apart by prefix: `res/` resources, `byw/` which resources a worker
/// holds runs on, `acc` the accounts.
final class CoreStore {
    private static final String RESOURCE = "res/";
    private static final String HELD = "byw/";
    private static final String ACCOUNTS = "acc";
    private static final int LATELY = 256;
    private static final byte[] PRESENT = {1};

    private static final Serializer<String> KEY = Serdes.String().serializer();

    private final KeyValueStore<String, byte[]> store;

    /// What was read or written last, so that it need not be parsed again. It lives no longer than
    /// the task: whoever opens the store after a transaction that was given up reads it anew.
    private final Map<String, ResourceState> lately =
            new LinkedHashMap<>(2 * LATELY, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ResourceState> eldest) {
                    return size() > LATELY;
                }
            };

    CoreStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    ResourceState resource(String name) {
        var known = lately.get(name);
        if (known == null) {
            known = read(name);
            lately.put(name, known);
        }
        return known;
    }

    private ResourceState read(String name) {
        var bytes = store.get(RESOURCE + name);
        if (bytes == null) {
            return ResourceState.quiet(name);
        }
        try {
            return Wire.STATE.read(bytes);
        } catch (Unreadable e) {
            throw new IllegalStateException("the engine cannot read its own state of " + name, e);
        }
    }

    void save(ResourceState before, ResourceState after) {
        if (!after.equals(before)) {
            lately.put(after.resource(), after);
            // Only a token that was handed out must be remembered for ever.
            if (after.idle() && after.token() == 0) {
                store.delete(RESOURCE + after.resource());
            } else {
                store.put(RESOURCE + after.resource(), Wire.STATE.write(after));
            }
            var had = before.workers().collect(Collectors.toSet());
            var has = after.workers().collect(Collectors.toSet());
            had.stream()
                    .filter(w -> !has.contains(w))
                    .forEach(w -> store.delete(heldKey(w, after.resource())));
            has.stream()
                    .filter(w -> !had.contains(w))
                    .forEach(w -> store.put(heldKey(w, after.resource()), PRESENT));
        }
    }

    private static String heldKey(String worker, String resource) {
        return HELD + worker + "/" + resource;
    }

    List<String> heldBy(String worker) {
        var prefix = HELD + worker + "/";
        var held = new ArrayList<String>();
        try (var all = store.prefixScan(prefix, KEY)) {
            all.forEachRemaining(entry -> held.add(entry.key.substring(prefix.length())));
        }
        return held;
    }

    Accounts accounts(int partition) {
        var bytes = store.get(ACCOUNTS);
        return bytes == null
                ? Accounts.empty(partition)
                : Json.MAPPER.readValue(bytes, Accounts.class);
    }

    void save(Accounts accounts) {
        store.put(ACCOUNTS, Json.MAPPER.writeValueAsBytes(accounts));
    }
}
