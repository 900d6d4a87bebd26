package dev.remediator.stream;

import dev.remediator.guard.Controls;
import dev.remediator.guard.Facts;
import dev.remediator.guard.GroupState;
import dev.remediator.guard.Permit;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wish;
import dev.remediator.topic.Json;
import dev.remediator.warden.Notice;
import dev.remediator.warden.Posture;
import dev.remediator.warden.WardenState;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

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
                new Facts(
                        all("standing", Standing.class),
                        all("group", GroupState.class),
                        all("permit", Permit.class),
                        rest.controls(),
                        all("trust", Trust.class));
        return new WardenState(
                facts,
                all("wish", Wish.class),
                all("notice", Notice.class),
                all("member", Boolean.class),
                rest.asked(),
                rest.answered());
    }

    private <V> Map<String, V> all(String kind, Class<V> type) {
        var prefix = PREFIX + kind + "/";
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

    void save(WardenState before, WardenState after) {
        var was = before.facts();
        var is = after.facts();
        changed("standing", was.standings(), is.standings());
        changed("group", was.groups(), is.groups());
        changed("permit", was.permits(), is.permits());
        changed("trust", was.trust(), is.trust());
        changed("wish", before.queue(), after.queue());
        changed("notice", before.notices(), after.notices());
        changed("member", before.members(), after.members());
        if (!Rest.of(before).equals(Rest.of(after))) {
            store.put(REST, Json.MAPPER.writeValueAsBytes(Rest.of(after)));
        }
    }

    /// Maps and entries that were not touched are the same objects: looking deeper would cost more
    /// than deciding did. Both are sorted, so they are walked through side by side.
    @SuppressWarnings("ReferenceEquality")
    private <V> void changed(String kind, Map<String, V> was, Map<String, V> is) {
        if (was == is) {
            return;
        }
        var prefix = PREFIX + kind + "/";
        var olds = was.entrySet().iterator();
        var old = next(olds);
        for (var entry : is.entrySet()) {
            while (old != null && old.getKey().compareTo(entry.getKey()) < 0) {
                store.delete(prefix + old.getKey());
                old = next(olds);
            }
            var value = entry.getValue();
            boolean known = old != null && old.getKey().equals(entry.getKey());
            var before = known && old != null ? old.getValue() : null;
            if (value != before && !value.equals(before)) {
                store.put(prefix + entry.getKey(), Json.MAPPER.writeValueAsBytes(value));
            }
            old = known ? next(olds) : old;
        }
        for (; old != null; old = next(olds)) {
            store.delete(prefix + old.getKey());
        }
    }

    private static <V> Map.@Nullable Entry<String, V> next(Iterator<Map.Entry<String, V>> all) {
        return all.hasNext() ? all.next() : null;
    }
}
