package dev.remediator.stream;

import dev.remediator.escalation.Escalated;
import dev.remediator.escalation.Files;
import dev.remediator.escalation.PageFile;
import dev.remediator.escalation.PolicyFile;
import dev.remediator.escalation.SeriesFile;
import dev.remediator.topic.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// What is known about pages, entry by entry: `page/…`, `policy/…`, `series/…`, and the lines of
/// gathered pages under `line/…`.
final class EscalationStore implements Files {
    private static final String PAGE = "page/";
    private static final String POLICY = "policy/";
    private static final String SERIES = "series/";
    private static final String LINE = "line/";
    private static final Serializer<String> KEY = Serdes.String().serializer();

    private final KeyValueStore<String, byte[]> store;

    EscalationStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public Optional<PageFile> page(String key) {
        return read(PAGE + key, PageFile.class);
    }

    @Override
    public Optional<PolicyFile> policy(String name) {
        return read(POLICY + name, PolicyFile.class);
    }

    @Override
    public Optional<SeriesFile> series(String name) {
        return read(SERIES + name, SeriesFile.class);
    }

    private <V> Optional<V> read(String key, Class<V> type) {
        return Optional.ofNullable(store.get(key)).map(b -> Json.MAPPER.readValue(b, type));
    }

    @Override
    public List<String> lines(String gathering, int most) {
        var lines = new ArrayList<String>();
        try (var all = store.prefixScan(prefix(gathering), KEY)) {
            while (all.hasNext() && lines.size() < most) {
                lines.add(new String(all.next().value, StandardCharsets.UTF_8));
            }
        }
        return lines;
    }

    void save(Escalated decided) {
        save(PAGE, decided.pages());
        save(POLICY, decided.policies());
        save(SERIES, decided.series());
        decided.lines()
                .forEach(
                        (line, text) -> {
                            var key = "%s%012d".formatted(prefix(line.gathering()), line.number());
                            if (text.isPresent()) {
                                store.put(key, text.get().getBytes(StandardCharsets.UTF_8));
                            } else {
                                store.delete(key);
                            }
                        });
    }

    private <V> void save(String prefix, Map<String, Optional<V>> changed) {
        changed.forEach(
                (key, value) -> {
                    if (value.isPresent()) {
                        store.put(prefix + key, Json.MAPPER.writeValueAsBytes(value.get()));
                    } else {
                        store.delete(prefix + key);
                    }
                });
    }

    private static String prefix(String gathering) {
        return LINE + gathering + '\0';
    }
}
