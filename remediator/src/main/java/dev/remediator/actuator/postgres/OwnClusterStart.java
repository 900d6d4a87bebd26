package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Terms;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Brings an [OwnCluster] up.
final class OwnClusterStart {
    private static final Duration STREAMS_WITHIN = Duration.ofSeconds(60);
    private static final Duration INITDB = Duration.ofMinutes(2);

    /// Small, quick to notice a dead neighbour, and without shared memory that outlives it.
    private static final String SETTINGS =
            """

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 40
            shared_buffers = '16MB'
            dynamic_shared_memory_type = mmap
            wal_level = replica
            hot_standby = on
            max_wal_senders = 10
            max_replication_slots = 10
            max_worker_processes = 4
            wal_sender_timeout = '5s'
            wal_receiver_timeout = '5s'
            wal_receiver_status_interval = '1s'
            wal_retrieve_retry_interval = '250ms'
            wal_keep_size = '32MB'
            max_wal_size = '256MB'
            max_slot_wal_keep_size = '512MB'
            synchronous_commit = on
            log_line_prefix = '%m [%p] '
            """;

    private final Path directory;
    private final Terms terms;
    private final LocalCommands commands = new LocalCommands();
    private final HostFiles files = new HostFiles(commands);
    private final Binaries binaries;
    private final DatabaseSpec spec;

    /// @param bundled where the programs that came with this one are unpacked, if they are needed
    OwnClusterStart(
            Path directory, int members, Terms terms, OwnCluster.Origin origin, Path bundled) {
        if (members < 1 || members > 9) {
            throw new IllegalArgumentException(members + " members: from 1 to 9 are possible");
        }
        this.directory = directory.toAbsolutePath().normalize();
        this.terms = terms;
        new OwnGround(this.directory, commands).prepare(names(members));
        this.binaries = binaries(origin, bundled);
        this.spec = described(members);
    }

    private Binaries binaries(OwnCluster.Origin origin, Path bundled) {
        if (origin != OwnCluster.Origin.BUNDLED) {
            var found = Binaries.on(commands, Path.of(""));
            if (found.isPresent()) {
                return found.get();
            }
            if (origin == OwnCluster.Origin.MACHINE) {
                throw new ActuatorException("no PostgreSQL was found on this host");
            }
        }
        return Binaries.in(commands, BundledBinaries.unpackedIn(bundled.toAbsolutePath()));
    }

    private static List<String> names(int members) {
        return IntStream.rangeClosed(1, members).mapToObj(n -> "n" + n).toList();
    }

    private DatabaseSpec described(int members) {
        var ports = OwnGround.freePorts(members);
        var all =
                IntStream.range(0, members)
                        .mapToObj(
                                n ->
                                        new Member(
                                                "n" + (n + 1),
                                                "127.0.0.1",
                                                ports.get(n),
                                                "here",
                                                directory.resolve("n" + (n + 1), "data"),
                                                "local"))
                        .toList();
        return new DatabaseSpec(
                "own",
                all,
                "postgres",
                Path.of(""),
                "postgres",
                binaries.directory(),
                List.of(),
                "",
                new DatabaseSpec.Ssh(Path.of(""), Path.of("")),
                false,
                terms);
    }

    OwnCluster start() {
        var cluster = new OwnCluster(spec, commands);
        try {
            var primary = spec.members().getFirst();
            initialise(primary);
            host(primary).start();
            addStandbys(primary);
            return cluster;
        } catch (CompletionException e) {
            cluster.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private PostgresHost host(Member member) {
        return new PostgresHost(spec, member, commands, binaries);
    }

    private void initialise(Member primary) {
        files.must(
                INITDB,
                "",
                binaries.program("initdb"),
                "-k",
                "-N",
                "-A",
                "trust",
                "-U",
                spec.user(),
                "-E",
                "UTF8",
                "--no-locale",
                "-D",
                primary.data().toString());
        var paths = MemberFiles.of(primary);
        var conf = paths.in("postgresql.conf");
        files.write(conf, files.read(conf).orElse("") + SETTINGS);
        var settings = new HashMap<>(Following.own(primary));
        settings.put("synchronous_standby_names", synchronous());
        host(primary).configure(settings);
        files.write(paths.in(MemberFiles.COPY), "original\n");
    }

    private String synchronous() {
        var others = spec.members().stream().skip(1).map(Member::name).toList();
        return Leading.names(terms.acks(), others);
    }

    private void addStandbys(Member primary) {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    spec.members().stream()
                            .skip(1)
                            .map(
                                    one ->
                                            CompletableFuture.runAsync(
                                                    () -> add(one, primary), workers))
                            .toList();
            all.forEach(CompletableFuture::join);
        }
        if (spec.members().size() > 1) {
            try (var watch = new Backup(spec, primary)) {
                watch.awaitStreaming(spec.members().size() - 1, STREAMS_WITHIN);
            }
        }
    }

    private void add(Member standby, Member primary) {
        var host = host(standby);
        var _ = host.clone(new Source(primary), new Order("first copy of " + standby.name(), 1));
        host.start();
    }
}
