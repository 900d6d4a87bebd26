package dev.remediator.it.database;

import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Asks every member all the time whether it is a primary that could acknowledge a write, and
/// remembers whenever two of them were at the same moment. It asks them forth and back: who said
/// yes both times did so while the other one was asked.
final class Watcher implements AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    /// Where nobody needs to acknowledge, and where somebody who may is there.
    private static final String COULD_ACKNOWLEDGE =
            """
            SELECT NOT pg_is_in_recovery()
              AND (current_setting('synchronous_standby_names') = ''
                OR EXISTS (SELECT FROM pg_stat_replication
                  WHERE state = 'streaming' AND sync_state IN ('sync', 'quorum')))
            """;

    private final List<Member> members;
    private final Map<String, Connection> open = new HashMap<>();
    private final List<String> seen = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;
    private final AtomicInteger rounds = new AtomicInteger();

    /// Begins at once.
    Watcher(DatabaseSpec cluster) {
        members = cluster.members();
        thread = Thread.ofVirtual().name("watcher").start(this::watch);
    }

    private void watch() {
        while (!stopped) {
            var forth = thatCould(members);
            var both = new HashSet<>(forth);
            both.retainAll(forth.size() < 2 ? Set.of() : thatCould(members.reversed()));
            if (both.size() > 1) {
                remember(both + " in round " + rounds.get());
            }
            rounds.incrementAndGet();
            LockSupport.parkNanos(PAUSE);
        }
        open.values().forEach(Watcher::leave);
    }

    private Set<String> thatCould(List<Member> inTurn) {
        var could = new HashSet<String>();
        for (var member : inTurn) {
            if (could(member)) {
                could.add(member.name());
            }
        }
        return could;
    }

    private boolean could(Member member) {
        try (var statement = connection(member).createStatement();
                var row = statement.executeQuery(COULD_ACKNOWLEDGE)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            var broken = open.remove(member.name());
            if (broken != null) {
                leave(broken);
            }
            return false;
        }
    }

    private Connection connection(Member member) throws SQLException {
        var there = open.get(member.name());
        if (there == null) {
            there = Site.connect(member, settings());
            open.put(member.name(), there);
        }
        return there;
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("connectTimeout", "1");
        settings.setProperty("loginTimeout", "1");
        settings.setProperty("socketTimeout", "1");
        return settings;
    }

    private static void leave(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            DriverManager.println("a connection was not closed: " + e.getMessage());
        }
    }

    private synchronized void remember(String what) {
        seen.add(what);
    }

    /// How often it has asked all of them.
    int rounds() {
        return rounds.get();
    }

    /// Whenever there were two.
    synchronized List<String> twoAtOnce() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            var _ = thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
