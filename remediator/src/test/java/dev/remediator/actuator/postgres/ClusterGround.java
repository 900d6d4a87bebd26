package dev.remediator.actuator.postgres;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.port.Order;
import dev.remediator.port.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// A cluster of three to break, and what acts on it.
final class ClusterGround implements AutoCloseable {
    final Ground ground;
    final PostgresCluster db;

    ClusterGround(Path directory, OwnCluster.Origin origin) {
        ground = new Ground(directory, 3, origin);
        db = over(ground.cluster().spec());
    }

    PostgresCluster over(DatabaseSpec spec) {
        return new PostgresCluster(spec, new NoProxies(), ground::host, InstantSource.system());
    }

    PostgresCluster rewinding() {
        return over(spec(Path.of(""), "", true));
    }

    /// What describes it, and that it asks for a password, has a front door, may be rewound.
    DatabaseSpec spec(Path passwordFile, String frontDoor, boolean rewind) {
        var spec = ground.cluster().spec();
        return new DatabaseSpec(
                spec.name(),
                spec.members(),
                spec.user(),
                passwordFile,
                spec.database(),
                spec.binaries(),
                spec.proxies(),
                frontDoor,
                spec.ssh(),
                rewind,
                spec.terms());
    }

    OwnCluster cluster() {
        return ground.cluster();
    }

    String ask(String member, String sql) {
        return ground.ask(member, sql);
    }

    MemberSight sight(String member) {
        return sight(db.observe(), member);
    }

    static MemberSight sight(Observation seen, String member) {
        return seen.members().stream()
                .filter(one -> one.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    boolean streams(String standby) {
        return ask(standby, "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'")
                .equals("1");
    }

    static Order order(long token) {
        return new Order("run-" + token + "/step#1", token);
    }

    static <T> T timed(String what, Supplier<T> work) {
        long began = System.nanoTime();
        var answer = work.get();
        System.out.printf(
                "%-40s %5d ms%n", what, Duration.ofNanos(System.nanoTime() - began).toMillis());
        return answer;
    }

    static void timed(String what, Runnable work) {
        var _ =
                timed(
                        what,
                        () -> {
                            work.run();
                            return true;
                        });
    }

    @Override
    public void close() {
        for (var member : cluster().spec().members()) {
            cluster().thaw(member.name());
        }
        ground.close();
    }

    private static final class NoProxies implements Traffic {
        @Override
        public List<String> proxies() {
            return List.of();
        }

        @Override
        public List<Confirmation> cut(String member) {
            return List.of();
        }

        @Override
        public List<Confirmation> restore(String member) {
            return List.of();
        }

        @Override
        public List<Confirmation> shift(String member) {
            return List.of();
        }

        @Override
        public List<Confirmation> confirm(String member) {
            return List.of();
        }
    }
}
