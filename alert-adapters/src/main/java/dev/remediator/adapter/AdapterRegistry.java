package dev.remediator.adapter;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All adapters: looked up by source for a webhook, by the body's shape for an inbox topic.
///
/// Immutable; safe for every thread.
public final class AdapterRegistry {
    private final Map<String, AlertAdapter> bySource;

    private AdapterRegistry(Map<String, AlertAdapter> bySource) {
        this.bySource = Collections.unmodifiableMap(bySource);
    }

    /// The adapters on the class path.
    ///
    /// @throws IllegalArgumentException in one sentence, if two are for one source
    public static AdapterRegistry load() {
        return of(
                ServiceLoader.load(AlertAdapter.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /// Just these adapters.
    ///
    /// @throws IllegalArgumentException in one sentence, if two are for one source
    public static AdapterRegistry of(Collection<? extends AlertAdapter> adapters) {
        var bySource = new TreeMap<String, AlertAdapter>();
        for (var adapter : adapters) {
            var earlier = bySource.putIfAbsent(adapter.source(), adapter);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "two adapters are for source %s: %s and %s"
                                .formatted(adapter.source(), nameOf(earlier), nameOf(adapter)));
            }
        }
        return new AdapterRegistry(bySource);
    }

    /// The adapter for a source, if there is one.
    public Optional<AlertAdapter> find(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /// All adapters, sorted by source.
    public List<AlertAdapter> all() {
        return List.copyOf(bySource.values());
    }

    /// All sources, sorted.
    public List<String> sources() {
        return List.copyOf(bySource.keySet());
    }

    /// The one adapter that knows this body by its shape. None, if the body is no JSON, or if no
    /// adapter or more than one says yes.
    public Optional<AlertAdapter> recognise(byte[] body) {
        try {
            return only(recognising(Payload.parse(body)));
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    /// Adapts a delivery nobody named a source for, or says why that cannot be done.
    public Adapted adapt(Delivery delivery) {
        var byHeaders =
                bySource.values().stream()
                        .filter(adapter -> adapter.recognisesHeaders(delivery.headers()))
                        .findFirst();
        if (byHeaders.isPresent()) {
            return byHeaders.get().adapt(delivery);
        }
        try {
            var candidates = recognising(Payload.parse(delivery.body()));
            return only(candidates)
                    .map(adapter -> adapter.adapt(delivery))
                    .orElseGet(() -> undecided(candidates));
        } catch (Unreadable unreadable) {
            return Adapted.Rejected.because(unreadable);
        }
    }

    private List<AlertAdapter> recognising(Field body) {
        return bySource.values().stream().filter(adapter -> adapter.recognises(body)).toList();
    }

    private static Optional<AlertAdapter> only(List<AlertAdapter> candidates) {
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    private static Adapted undecided(List<AlertAdapter> candidates) {
        var names =
                candidates.stream().map(AlertAdapter::source).collect(Collectors.joining(" and "));
        return new Adapted.Rejected(
                candidates.isEmpty()
                        ? "no adapter knows a body of this shape; send it to /webhooks/{source}"
                        : "the body may be from " + names + "; send it to /webhooks/{source}",
                "");
    }

    private static String nameOf(AlertAdapter adapter) {
        return adapter.getClass().getName();
    }
}
