package dev.remediator.demo;

import dev.remediator.gameday.Ledger;
import dev.remediator.gameday.StandInAlertmanager;
import dev.remediator.gameday.StandInAlertmanager.Notice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The demonstration's monitoring of its database: when no write was acknowledged for a second it
/// is down, and when writes have been acknowledged again for a second that is over.
final class DatabaseWatch implements AutoCloseable {
    static final String ALERT = "DatabaseDown";

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final int ROUNDS_OF_CALM = 10;

    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("database-watch").daemon(true).factory());
    private final StandInAlertmanager alertmanager;
    private final Ledger ledger;
    private final String database;
    private final InstantSource clock;
    private @Nullable Notice firing;
    private int calm;

    /// @param alertmanager posts the alerts
    /// @param ledger what was acknowledged
    /// @param database its name in the inventory
    /// @param clock tells when something began
    DatabaseWatch(
            StandInAlertmanager alertmanager, Ledger ledger, String database, InstantSource clock) {
        this.alertmanager = alertmanager;
        this.ledger = ledger;
        this.database = database;
        this.clock = clock;
        long every = EVERY.toMillis();
        var _ = rounds.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
        boolean silent = ledger.silence(System.nanoTime()).compareTo(SILENCE) > 0;
        calm = silent ? 0 : calm + 1;
        try {
            tell(silent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(boolean silent) throws InterruptedException {
        var told = firing;
        if (told == null && silent) {
            var news = down();
            firing = alertmanager.post(news) ? news : null;
        } else if (told != null && calm >= ROUNDS_OF_CALM) {
            firing = alertmanager.post(told.over(clock.instant())) ? null : told;
        }
    }

    /// It is in no group with the web nodes: what ails the one says nothing about the others.
    private Notice down() {
        return new Notice(
                Map.of(
                        "alertname", ALERT,
                        "database", database,
                        "severity", "critical"),
                "nobody has been able to write to " + database + " for a second",
                clock.instant(),
                Optional.empty());
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
