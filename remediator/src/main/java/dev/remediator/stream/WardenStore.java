package dev.remediator.stream;

import dev.remediator.guard.Controls;
import dev.remediator.guard.Facts;
import dev.remediator.guard.GroupState;
import dev.remediator.guard.Permit;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wish;
import dev.remediator.topic.Json;
import dev.remediator.warden.Kind;
import dev.remediator.warden.Notice;
import dev.remediator.warden.Posture;
import dev.remediator.warden.WardenDecided;
import dev.remediator.warden.WardenState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// The warden's state in the core store, entry by entry, so that one more unwell resource among
/// thousands costs one small record: `wdn/standing/…`, `wdn/group/…`, `wdn/permit/…`,
/// `wdn/trust/…`, `wdn/wish/…`, `wdn/notice/…`, `wdn/member/…`, and the rest in `wdn/desk`.
final class WardenStore {
    private static final String PREFIX = "wdn/";
    private static final String REST = PREFIX + "desk";
    private static final Serializer<String> KEY = Serdes.String().serializer();

    private final KeyValueStore<String, byte[]> store;

    WardenStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    private record Rest(Controls controls, long asked, List<Posture.Answered> answered) {
        private static final Rest NONE = new Rest(Controls.NONE, 0, List.of());

        private static Rest of(WardenState state) {
            return new Rest(state.facts().controls(), state.asked(), state.answered());
        }
    }

    WardenState read() {
        var bytes = store.get(REST);
        var rest = bytes == null ? Rest.NONE : Json.MAPPER.readValue(bytes, Rest.class);
        var facts =
                Facts.of(
                        all(Kind.STANDING, Standing.class),
                        all(Kind.GROUP, GroupState.class),
                        all(Kind.PERMIT, Permit.class),
                        rest.controls(),
                        all(Kind.TRUST, Trust.class));
        return WardenState.of(
                facts,
                all(Kind.WISH, Wish.class),
                all(Kind.NOTICE, Notice.class),
                all(Kind.MEMBER, Boolean.class),
                rest.asked(),
                rest.answered());
    }

    private <V> Map<String, V> all(Kind kind, Class<V> type) {
        var prefix = PREFIX + kind.word() + "/";
        var found = new TreeMap<String, V>();
        try (var entries = store.prefixScan(prefix, KEY)) {
            entries.forEachRemaining(
                    entry ->
                            found.put(
                                    entry.key.substring(prefix.length()),
                                    Json.MAPPER.readValue(entry.value, type)));
        }
        return found;
    }

    /// Only what was touched is looked at, and only what differs is written.
    void save(WardenState before, WardenDecided decided) {
        var after = decided.next();
        decided.touched()
                .forEach((kind, keys) -> save(kind, keys, kind.of(before), kind.of(after)));
        if (!Rest.of(before).equals(Rest.of(after))) {
            store.put(REST, Json.MAPPER.writeValueAsBytes(Rest.of(after)));
        }
    }

    private void save(Kind kind, Set<String> keys, Map<String, ?> was, Map<String, ?> is) {
        for (var key : keys) {
            var old = was.get(key);
            var value = is.get(key);
            if (value == null && old != null) {
                store.delete(PREFIX + kind.word() + "/" + key);
            } else if (value != null && !value.equals(old)) {
                store.put(PREFIX + kind.word() + "/" + key, Json.MAPPER.writeValueAsBytes(value));
            }
        }
    }
}
