package dev.remediator.reconcile;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.gateway.Ledger;
import dev.remediator.history.History;
import dev.remediator.playbook.Book;
import dev.remediator.secret.SecretPlaces;
import dev.remediator.settings.Reconcile;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/// Asks each source every interval, one after the other, in one thread.
public final class Reconciler implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_IN_ALL = Duration.ofSeconds(15);

    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .connectTimeout(PATIENCE)
                    .readTimeout(PATIENCE)
                    .writeTimeout(PATIENCE)
                    .callTimeout(PATIENCE_IN_ALL)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .build();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("reconcile").daemon(true).factory());

    /// What reconciling needs from the rest.
    ///
    /// @param adapters who can be understood
    /// @param book decides which resource an alert is about
    /// @param ledger makes alerts durable
    /// @param history what is known here
    /// @param reading whether the history is still read
    /// @param metrics where figures are registered
    /// @param clock tells the time
    public record Rooms(
            AdapterRegistry adapters,
            Book book,
            Ledger ledger,
            History history,
            BooleanSupplier reading,
            MeterRegistry metrics,
            InstantSource clock) {}

    /// Starts asking, for the first time after one interval.
    ///
    /// @param sources whom to ask; may be none
    /// @param rooms the rest
    /// @throws IllegalArgumentException in one sentence, if one of them cannot be asked
    public Reconciler(List<Reconcile> sources, Rooms rooms) {
        var rounds = sources.stream().map(source -> round(source, rooms)).toList();
        for (int i = 0; i < rounds.size(); i++) {
            long every = sources.get(i).every().toMillis();
            var _ =
                    thread.scheduleWithFixedDelay(
                            rounds.get(i), every, every, TimeUnit.MILLISECONDS);
        }
    }

    Round round(Reconcile source, Rooms rooms) {
        var adapter =
                rooms.adapters()
                        .find(source.source())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the adapter "
                                                        + source.source()
                                                        + " is not installed"));
        var comparison = new Comparison(source, comparisons);
        comparisons.add(comparison);
        return new Round(
                source,
                new AlertmanagerApi(source, adapter, http, secret(source)),
                comparison,
                rooms);
    }

    /// Asked for anew each time, as it may change.
    private static Supplier<String> secret(Reconcile source) {
        if (source.secret().isEmpty()) {
            return () -> "";
        }
        try {
            var found = SecretPlaces.ofThisProcess().find(source.secret());
            return () -> new String(found.now().getFirst(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the secret of reconcile " + source.shown() + " " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.dispatcher().cancelAll();
        thread.close();
        http.connectionPool().evictAll();
    }
}
