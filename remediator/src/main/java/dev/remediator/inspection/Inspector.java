package dev.remediator.inspection;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.gateway.Ledger;
import dev.remediator.history.Heard;
import dev.remediator.history.History;
import dev.remediator.playbook.Book;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.DatabaseCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every database cluster now and then, in one thread. What is found twice in a row is
/// raised as an alert, what is no longer found is resolved; both go the way of every alert. What is
/// raised is read from the history, so a restart neither raises twice nor forgets to resolve.
public final class Inspector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

    /// The source of its alerts.
    public static final String SOURCE = "remediator";

    /// How often it looks where nobody says otherwise.
    public static final Duration EVERY = Duration.ofSeconds(30);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("inspection").daemon(true).factory());
    private final Map<String, Set<String>> suspected = new HashMap<>();
    private final Rooms rooms;

    /// What inspecting needs from the rest.
    ///
    /// @param book decides which resource an alert is about
    /// @param ledger makes alerts durable
    /// @param history what is known here
    /// @param clock tells when something was found
    public record Rooms(Book book, Ledger ledger, History history, InstantSource clock) {}

    /// Starts looking, for the first time at once: what an emergency needs is loaded then.
    ///
    /// @param clusters what is looked at; may be none
    /// @param every how often
    /// @param rooms the rest
    public Inspector(List<? extends DatabaseCluster> clusters, Duration every, Rooms rooms) {
        this.rooms = rooms;
        if (!clusters.isEmpty()) {
            long millis = every.toMillis();
            var _ =
                    thread.scheduleWithFixedDelay(
                            () -> lookAtAll(clusters), 0, millis, TimeUnit.MILLISECONDS);
        }
    }

    /// Looks once at all of them, and resolves what was raised about others.
    void lookAtAll(List<? extends DatabaseCluster> clusters) {
        try {
            clusters.forEach(this::inspect);
            resolveStrangers(clusters.stream().map(DatabaseCluster::name).toList());
        } catch (Ledger.NotDurable e) {
            LOG.warn("what is over waits for the next look: {}", e.getMessage());
        } catch (Error e) {
            LOG.error("this program is in trouble, and no database is inspected any more", e);
            throw e;
        }
    }

    /// What was raised about a cluster that has left the settings since.
    private void resolveStrangers(List<String> known) throws Ledger.NotDurable {
        for (var alert : raised()) {
            if (!known.contains(alert.labels().get("database"))) {
                keep(resolve(alert));
            }
        }
    }

    /// Looks once at one cluster. Never throws: a look that fails says nothing.
    void inspect(DatabaseCluster cluster) {
        try {
            var found = new DatabaseInspection(cluster).look();
            if (found.isPresent()) {
                tell(cluster.name(), found.get());
            }
        } catch (ActuatorException e) {
            LOG.warn("database {} could not be inspected: {}", cluster.name(), e.getMessage());
        } catch (Ledger.NotDurable e) {
            LOG.warn("what was found waits for the next look: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("inspecting database {} stumbled over a bug of ours", cluster.name(), e);
        }
    }

    private void tell(String database, List<Finding> found) throws Ledger.NotDurable {
        var open = raised(database);
        var before = suspected.getOrDefault(database, Set.of());
        var now = new HashSet<String>();
        for (var finding : found) {
            now.add(finding.series());
            if (before.contains(finding.series()) && !open.containsKey(finding.series())) {
                keep(raise(finding));
            }
        }
        suspected.put(database, now);
        for (var alert : open.values()) {
            if (!now.contains(alert.series())) {
                keep(resolve(alert));
            }
        }
    }

    private Map<String, Alert> raised(String database) {
        var open = new HashMap<String, Alert>();
        raised().stream()
                .filter(alert -> database.equals(alert.labels().get("database")))
                .forEach(alert -> open.put(alert.series(), alert));
        return open;
    }

    private List<Alert> raised() {
        return rooms.history().heard().stream()
                .filter(Heard::open)
                .map(Heard::alert)
                .filter(alert -> alert.source().equals(SOURCE) && alert.firing())
                .toList();
    }

    private void keep(Alert alert) throws Ledger.NotDurable {
        LOG.info("{} {}", alert.series(), alert.firing() ? "is raised" : "is over");
        rooms.ledger().keep(List.of(alert));
    }

    private Alert raise(Finding finding) {
        var now = rooms.clock().instant();
        var episode = finding.series() + "@" + now;
        return rooms.book()
                .route(
                        new Alert(
                                SOURCE,
                                finding.series(),
                                episode,
                                episode,
                                AlertStatus.FIRING,
                                finding.severity(),
                                finding.alert(),
                                "database/" + finding.labels().get("database"),
                                now,
                                null,
                                finding.labels(),
                                Map.of("summary", finding.summary()),
                                Map.of()));
    }

    /// About what its incident is on, whatever playbooks say by now.
    private Alert resolve(Alert open) {
        return new Alert(
                open.source(),
                open.series(),
                open.episode(),
                open.episode() + "/" + AlertStatus.RESOLVED,
                AlertStatus.RESOLVED,
                open.severity(),
                open.name(),
                open.resource(),
                open.startsAt(),
                rooms.clock().instant(),
                open.labels(),
                open.annotations(),
                open.links());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
