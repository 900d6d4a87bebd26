package dev.remediator.stream;

import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// The workers one partition has heard of, in the same store as everything else under `wrk/`.
final class CrewStore {
    private static final String WORKER = "wrk/";
    private static final Serializer<String> KEY = Serdes.String().serializer();

    private final KeyValueStore<String, byte[]> store;

    CrewStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /// It lives, and takes runs of these versions.
    void heard(String worker, Instant at, Set<String> codes) {
        save(worker, new Presence(at, codes));
    }

    /// It lives.
    void heard(String worker, Instant at) {
        var bytes = store.get(WORKER + worker);
        save(worker, bytes == null ? new Presence(at, Set.of()) : read(bytes).heard(at));
    }

    void forget(String worker) {
        store.delete(WORKER + worker);
    }

    /// Those that were not heard of since then.
    List<String> silentSince(Instant limit) {
        return all().entrySet().stream()
                .filter(worker -> !worker.getValue().heardAt().isAfter(limit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Those that had this worker's name before it.
    List<String> before(Heartbeat arrived) {
        return all().keySet().stream()
                .filter(worker -> Heartbeat.nameOf(worker).equals(arrived.name()))
                .filter(worker -> !worker.equals(arrived.worker()))
                .toList();
    }

    /// The versions of playbooks there are workers for.
    Set<String> codes() {
        return all().values().stream()
                .flatMap(presence -> presence.codes().stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Presence> all() {
        var found = new TreeMap<String, Presence>();
        try (var all = store.prefixScan(WORKER, KEY)) {
            all.forEachRemaining(
                    entry -> found.put(entry.key.substring(WORKER.length()), read(entry.value)));
        }
        return found;
    }

    private void save(String worker, Presence presence) {
        store.put(WORKER + worker, Json.MAPPER.writeValueAsBytes(presence));
    }

    private static Presence read(byte[] bytes) {
        return Json.MAPPER.readValue(bytes, Presence.class);
    }
}
