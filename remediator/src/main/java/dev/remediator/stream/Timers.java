package dev.remediator.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// One timer per resource, ordered by time, so that "what is due" is a short range and not a scan.
///
/// Keys are `t/<13-digit millis>/<resource>`; `at/<resource>` remembers where a resource's timer
/// lies. Scans begin at a hint, because fired timers leave tombstones that are slow to walk over
/// (measured: a second after 500,000). A timer that is due before the hint is stored at the hint.
final class Timers {
    private static final String HINT = "hint";
    private static final long HINT_EVERY_MILLIS = 60_000;

    /// The keys have room for so much, which is the year 2286.
    private static final long LAST_MILLIS = 9_999_999_999_999L;

    private static final Instant LAST = Instant.ofEpochMilli(LAST_MILLIS);

    private final KeyValueStore<String, byte[]> store;
    private final Consumer<Duration> lateness;
    private long hint;
    private long next;

    /// @param lateness hears of each resource taken out how late that is
    Timers(KeyValueStore<String, byte[]> store, Consumer<Duration> lateness) {
        this.store = store;
        this.lateness = lateness;
        this.hint = number(store.get(HINT));
        this.next = hint;
    }

    /// Sets, moves or removes the resource's timer.
    void set(String resource, Optional<Instant> due) {
        var at = store.get("at/" + resource);
        var wanted =
                due.map(d -> Math.max(d.isBefore(LAST) ? d.toEpochMilli() : LAST_MILLIS, hint));
        if (at != null) {
            if (wanted.isPresent() && number(at) == wanted.get()) {
                return;
            }
            store.delete(key(number(at), resource));
        }
        if (wanted.isPresent()) {
            store.put(key(wanted.get(), resource), new byte[0]);
            store.put("at/" + resource, bytes(wanted.get()));
            next = Math.min(next, wanted.get());
        } else if (at != null) {
            store.delete("at/" + resource);
        }
    }

    /// Takes out the resources whose time has come, at most so many.
    List<String> due(Instant now, int most) {
        long millis = now.toEpochMilli();
        if (millis < hint) {
            // The clock was ahead, and has been put back.
            hint = millis;
            store.put(HINT, bytes(hint));
        }
        if (millis < next) {
            return List.of();
        }
        var due = new ArrayList<String>();
        next = Long.MAX_VALUE;
        try (var all = store.range(key(hint, ""), "t/:")) {
            while (all.hasNext()) {
                var key = all.next().key;
                long at = Long.parseLong(key.substring(2, 15));
                if (at > millis || due.size() == most) {
                    next = at;
                    break;
                }
                due.add(key.substring(16));
                lateness.accept(Duration.ofMillis(millis - at));
            }
        }
        for (var resource : due) {
            store.delete(key(number(store.get("at/" + resource)), resource));
            store.delete("at/" + resource);
        }
        moveHint(Math.min(millis, next));
        return due;
    }

    private void moveHint(long to) {
        if (to - hint >= HINT_EVERY_MILLIS) {
            hint = to;
            store.put(HINT, bytes(hint));
        }
    }

    private static String key(long millis, String resource) {
        return "t/%013d/%s".formatted(millis, resource);
    }

    private static byte[] bytes(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }

    private static long number(byte @Nullable [] bytes) {
        return bytes == null ? 0 : Long.parseLong(new String(bytes, StandardCharsets.US_ASCII));
    }
}
