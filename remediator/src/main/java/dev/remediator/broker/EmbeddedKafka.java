package dev.remediator.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One KRaft node, broker and controller in one, whose data outlives this JVM. Listens on loopback
/// only. The address is kept in the file `address` beside the data, for workers and tools.
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final String CONTROLLER = "CONTROLLER";
    private static final String FORMATTED = "meta.properties";
    private static final int NODE = 1;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final DirectoryLock lock;
    private final KafkaRaftServer server;
    private final String bootstrap;

    private EmbeddedKafka(DirectoryLock lock, KafkaRaftServer server, String bootstrap) {
        this.lock = lock;
        this.server = server;
        this.bootstrap = bootstrap;
    }

    /// Starts it, formatting its storage first if the directory is new. Returns when it serves.
    ///
    /// @param directory where it keeps everything
    /// @throws IOException if the directory cannot be used, or another process uses it
    public static EmbeddedKafka start(Path directory) throws IOException {
        Files.createDirectories(directory);
        // Kafka's own lock is taken too late: by then a second one has voted in the first one's
        // name.
        var lock = DirectoryLock.take(directory);
        try {
            var log = Files.createDirectories(directory.resolve("log"));
            var ports = freePorts(directory);
            var config = new KafkaConfig(properties(log, ports), false);
            if (Files.notExists(log.resolve(FORMATTED))) {
                format(log);
            }
            var server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            var bootstrap = "127.0.0.1:" + ports.broker();
            Files.writeString(directory.resolve("address"), bootstrap + "\n");
            return new EmbeddedKafka(lock, server, bootstrap);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Where the one that keeps its data in this directory listens, in whichever process.
    ///
    /// @throws IOException in one sentence, if none has ever run there
    public static String address(Path directory) throws IOException {
        var saved = directory.resolve("address");
        if (Files.notExists(saved)) {
            throw new IOException(
                    "no embedded Kafka has run in "
                            + directory
                            + "; start 'remediator up' there, or say --kafka");
        }
        return Files.readString(saved).strip();
    }

    /// Whether one keeps its data in this directory, running or not.
    public static boolean isKeptIn(Path directory) {
        return Files.exists(directory.resolve("log").resolve(FORMATTED));
    }

    /// Whether one runs in this directory now, in whichever process.
    ///
    /// @throws IOException if the directory cannot be used
    public static boolean isInUse(Path directory) throws IOException {
        return DirectoryLock.isTaken(directory);
    }

    /// Where clients connect, as `host:port`.
    public String bootstrap() {
        return bootstrap;
    }

    /// Stops it; gives up waiting after a while, because a process that does not end is worse than
    /// a log that has to be recovered.
    @Override
    public void close() {
        var stopping =
                Thread.ofPlatform()
                        .name("stop-kafka")
                        .daemon(true)
                        .start(
                                () -> {
                                    server.shutdown();
                                    server.awaitShutdown();
                                });
        try {
            if (!stopping.join(LONGEST_STOP)) {
                LOG.warn(
                        "the embedded Kafka does not stop; its log will be recovered at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.close();
    }

    private static void format(Path log) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(
                            new PrintStream(
                                    OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(log.toString())
                    .setDirectories(List.of(log.toString()))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot format the storage in " + log, e);
        }
    }

    private record Ports(int broker, int controller) {}

    /// The port of last time if it is still free, so that workers find it again.
    private static Ports freePorts(Path directory) throws IOException {
        var saved = directory.resolve("address");
        int wanted = 0;
        if (Files.exists(saved)) {
            var text = address(directory);
            wanted = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        }
        try (var broker = freeSocket(wanted);
                var controller = freeSocket(0)) {
            return new Ports(broker.getLocalPort(), controller.getLocalPort());
        }
    }

    private static ServerSocket freeSocket(int wanted) throws IOException {
        if (wanted == 0) {
            return QuietPort.bind();
        }
        try {
            return QuietPort.bind(wanted);
        } catch (IOException e) {
            return QuietPort.bind();
        }
    }

    private static Properties properties(Path log, Ports ports) {
        var p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE));
        p.put("controller.quorum.voters", NODE + "@127.0.0.1:" + ports.controller());
        p.put("controller.listener.names", CONTROLLER);
        p.put("listener.security.protocol.map", "CLIENT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        p.put("inter.broker.listener.name", "CLIENT");
        p.put(
                "listeners",
                "CLIENT://127.0.0.1:"
                        + ports.broker()
                        + ","
                        + CONTROLLER
                        + "://127.0.0.1:"
                        + ports.controller());
        p.put("advertised.listeners", "CLIENT://127.0.0.1:" + ports.broker());
        p.put("log.dirs", log.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("num.partitions", "1");
        for (var internal :
                new String[] {
                    "offsets.topic", "transaction.state.log", "share.coordinator.state.topic"
                }) {
            p.put(internal + ".replication.factor", "1");
        }
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("share.coordinator.state.topic.num.partitions", "4");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        // One process commits at a time: there is nobody to wait for.
        p.put("group.coordinator.append.linger.ms", "0");
        p.put("share.coordinator.append.linger.ms", "0");
        // After a kill, the broker may not register again before its former self is missed.
        p.put("broker.session.timeout.ms", "2000");
        p.put("broker.heartbeat.interval.ms", "250");
        // Longer than any topic is kept: a reader that was away goes on where it was.
        p.put("offsets.retention.minutes", Integer.toString(500 * 24 * 60));
        // A worker joins and is missed within seconds; the defaults are 5 and 45.
        p.put("group.share.min.heartbeat.interval.ms", "500");
        p.put("group.share.heartbeat.interval.ms", "500");
        p.put("group.share.min.session.timeout.ms", "5000");
        p.put("group.share.session.timeout.ms", "5000");
        p.put("message.max.bytes", Integer.toString(33 * 1024 * 1024));
        p.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        p.put("controlled.shutdown.enable", "false");
        return p;
    }
}
