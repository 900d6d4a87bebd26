package dev.remediator.gateway.sns;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What was at addresses, for a while; of the most recently remembered only. Safe for every thread.
final class Memory<T> {
    private final int most;
    private final long whileNanos;
    private final LongSupplier nanoTime;
    private final LinkedHashMap<URI, Entry<T>> entries = new LinkedHashMap<>();

    private record Entry<T>(T what, long since) {}

    Memory(int most, long whileNanos, LongSupplier nanoTime) {
        this.most = most;
        this.whileNanos = whileNanos;
        this.nanoTime = nanoTime;
    }

    synchronized Optional<T> get(URI address) {
        return Optional.ofNullable(entries.get(address))
                .filter(entry -> nanoTime.getAsLong() - entry.since() < whileNanos)
                .map(Entry::what);
    }

    synchronized void put(URI address, T what) {
        entries.remove(address);
        entries.put(address, new Entry<>(what, nanoTime.getAsLong()));
        if (entries.size() > most) {
            entries.pollFirstEntry();
        }
    }
}
