package dev.remediator.escalation;

import dev.remediator.topic.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files in memory, as bytes: every decision begins as after a restart.
final class Cabinet implements Files {
    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    @Override
    public Optional<PageFile> page(String key) {
        return read("page/" + key, PageFile.class);
    }

    @Override
    public Optional<PolicyFile> policy(String name) {
        return read("policy/" + name, PolicyFile.class);
    }

    @Override
    public Optional<SeriesFile> series(String name) {
        return read("series/" + name, SeriesFile.class);
    }

    private <V> Optional<V> read(String key, Class<V> type) {
        return Optional.ofNullable(entries.get(key)).map(b -> Json.MAPPER.readValue(b, type));
    }

    @Override
    public List<String> lines(String gathering, int most) {
        return entries
                .subMap("line/" + gathering + "/", "line/" + gathering + "0")
                .values()
                .stream()
                .limit(most)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    void save(Escalated decided) {
        save("page/", decided.pages());
        save("policy/", decided.policies());
        save("series/", decided.series());
        decided.lines()
                .forEach(
                        (line, text) ->
                                put(
                                        "line/%s/%012d".formatted(line.gathering(), line.number()),
                                        text.map(t -> t.getBytes(StandardCharsets.UTF_8))));
    }

    private <V> void save(String prefix, Map<String, Optional<V>> changed) {
        changed.forEach(
                (key, value) -> put(prefix + key, value.map(Json.MAPPER::writeValueAsBytes)));
    }

    private void put(String key, Optional<byte[]> value) {
        value.ifPresentOrElse(bytes -> entries.put(key, bytes), () -> entries.remove(key));
    }

    /// What there is of a kind, such as `page`.
    List<String> names(String kind) {
        return entries.keySet().stream()
                .filter(key -> key.startsWith(kind + "/"))
                .map(key -> key.substring(kind.length() + 1))
                .toList();
    }
}
