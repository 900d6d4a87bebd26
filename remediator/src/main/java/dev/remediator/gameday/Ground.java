package dev.remediator.gameday;

import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.postgres.OwnCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// What is broken and mended: a cluster of the game day's own and, if the machine has one, the
/// proxy before it. Used by one thread.
///
/// @param own the cluster
/// @param proxy what stands before it
/// @param spec what the remediator knows of both
/// @param members the members, asked one by one
/// @param url where clients write
/// @param locked what stood in the files of members that lock clients out
record Ground(
        OwnCluster own,
        Optional<OwnProxy> proxy,
        DatabaseSpec spec,
        Members members,
        String url,
        Map<Path, String> locked) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// More than the buffers between two processes take.
    private static final int LAG_MIB = 24;

    private static final String NOBODY =
            "host all all 0.0.0.0/0 reject\nhost all all ::/0 reject\n";

    static Ground of(OwnCluster own, Optional<OwnProxy> proxy) {
        var plain = own.spec();
        var url = proxy.map(p -> p.url(plain.database())).orElseGet(new Members(plain)::frontDoor);
        var spec = plain.behind(proxy.map(OwnProxy::spec).stream().toList(), url);
        return new Ground(own, proxy, spec, new Members(spec), url, new HashMap<>());
    }

    /// Lets a standby fall behind by more than it will find in its buffers when its receiver goes
    /// on.
    void letLag(String standby, String primary) throws SQLException, InterruptedException {
        own.freezeReceiver(standby);
        try (var connection = members.connect(primary);
                var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            for (int i = 0; i < LAG_MIB; i++) {
                statement.execute(
                        "SELECT pg_logical_emit_message(false, 'lag', repeat('x', 1048576))");
            }
            statement.execute("INSERT INTO acknowledged (id) VALUES (-txid_current())");
        }
    }

    /// Lets no client in any more, and ends those that are; standbys go on streaming.
    void lockOut(String primary) throws SQLException, IOException {
        try (var connection = members.connect(primary);
                var statement = connection.createStatement()) {
            var file = data(primary).resolve("pg_hba.conf");
            var before = Files.readString(file);
            locked.put(file, before);
            Files.writeString(file, NOBODY + before);
            statement.execute("SELECT pg_reload_conf()");
            await(() -> !members.answers(primary));
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }
    }

    /// Makes everything go on that was stopped, starts what was killed, lets in who was locked out:
    /// what a person would do who knows what was done.
    ///
    /// @return what keeps the cluster from being whole with this primary; empty if nothing does
    Optional<String> mend(String primary) throws IOException {
        if (proxy.isPresent()) {
            proxy.get().thaw();
        }
        for (var member : members.names()) {
            own.thaw(member);
        }
        for (var one : locked.entrySet()) {
            Files.writeString(one.getKey(), one.getValue());
            var pid = Files.readAllLines(one.getKey().resolveSibling("postmaster.pid")).getFirst();
            Signal.send("HUP", Long.parseLong(pid.strip()));
        }
        locked.clear();
        var complaints = new StringBuilder(start(primary));
        for (var standby : members.others(primary)) {
            complaints.append(start(standby));
        }
        return await(() -> whole(primary))
                ? Optional.empty()
                : Optional.of(
                        "these take writes: %s, and these acknowledge to %s: %s%s"
                                .formatted(
                                        members.writable(),
                                        primary,
                                        members.quorumOf(primary),
                                        complaints));
    }

    /// A killed process that nobody has waited for still has its number, and PostgreSQL would take
    /// it for another server.
    ///
    /// @return what it complained of
    private String start(String member) throws IOException {
        if (!own.pids(member).isEmpty()) {
            return "";
        }
        var data = data(member);
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        var started =
                new LocalCommands()
                        .run(
                                PATIENCE,
                                spec.binaries().resolve("pg_ctl").toString(),
                                "-D",
                                data.toString(),
                                "-l",
                                data.resolveSibling("started-by-hand.log").toString(),
                                "-w",
                                "start");
        return started.good() ? "" : "; %s did not start: %s".formatted(member, started.err());
    }

    private Path data(String member) {
        return spec.member(member).orElseThrow().data();
    }

    /// Whether this one, and nobody else, takes writes, and all others acknowledge them.
    boolean whole(String primary) {
        return members.writable().equals(List.of(primary))
                && members.quorumOf(primary).equals(members.others(primary));
    }

    /// A question about the world.
    interface Question {
        boolean holds();
    }

    /// Waits until it holds; asks often.
    ///
    /// @return whether it does
    static boolean await(Question question) {
        return await(PATIENCE, question);
    }

    static boolean await(Duration atMost, Question question) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!question.holds()) {
            if (System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
