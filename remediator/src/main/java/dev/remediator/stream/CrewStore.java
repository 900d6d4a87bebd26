package dev.remediator.stream;

import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// The workers one partition has heard of, in the same store as everything else under `wrk/`, and
/// under `cod/` when it last heard of a worker for each version of a playbook.
final class CrewStore {
    private static final String WORKER = "wrk/";
    private static final String CODE = "cod/";
    private static final Serializer<String> KEY = Serdes.String().serializer();

    private final KeyValueStore<String, byte[]> store;

    CrewStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /// It lives, and takes runs of these versions.
    void heard(String worker, Instant at, Set<String> codes) {
        save(worker, new Presence(at, codes));
        codes.forEach(code -> store.put(CODE + code, Json.MAPPER.writeValueAsBytes(at)));
    }

    /// Everybody is believed to be there now: what they said meanwhile has not been read yet.
    void renew(Instant now) {
        all().keySet().forEach(worker -> heard(worker, now));
        codesHeard()
                .keySet()
                .forEach(code -> store.put(CODE + code, Json.MAPPER.writeValueAsBytes(now)));
    }

    /// It lives.
    void heard(String worker, Instant at) {
        var bytes = store.get(WORKER + worker);
        save(worker, bytes == null ? new Presence(at, Set.of()) : read(bytes).heard(at));
    }

    boolean knows(String worker) {
        return store.get(WORKER + worker) != null;
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

    /// How many workers there are now for each version of a playbook; those that there were lately
    /// are in it as well.
    ///
    /// @param lately since when
    Map<String, Integer> crew(Instant lately) {
        var crew = new TreeMap<String, Integer>();
        codesHeard()
                .forEach(
                        (code, at) -> {
                            if (at.isBefore(lately)) {
                                store.delete(CODE + code);
                            } else {
                                crew.put(code, 0);
                            }
                        });
        all().values().stream()
                .flatMap(presence -> presence.codes().stream())
                .forEach(code -> crew.merge(code, 1, Integer::sum));
        return crew;
    }

    private Map<String, Instant> codesHeard() {
        var found = new TreeMap<String, Instant>();
        try (var all = store.prefixScan(CODE, KEY)) {
            all.forEachRemaining(
                    entry ->
                            found.put(
                                    entry.key.substring(CODE.length()),
                                    Json.MAPPER.readValue(entry.value, Instant.class)));
        }
        return found;
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
