package dev.remediator.bench;

import dev.remediator.Closing;
import dev.remediator.Shelf;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.gateway.Door;
import dev.remediator.gateway.Gateway;
import dev.remediator.gateway.Integrations;
import dev.remediator.gateway.KafkaLedger;
import dev.remediator.guard.Policy;
import dev.remediator.history.History;
import dev.remediator.history.LogReader;
import dev.remediator.metrics.Figures;
import dev.remediator.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Measures the door: how many alerts a second are answered and durable, and what the Alertmanager
/// that is installed here makes of the same alerts in memory.
public final class DoorBench {
    private static final long MAX_BODY = 16L * 1024 * 1024;
    private static final List<Volley.Path> PATHS = List.of(Volley.Path.API, Volley.Path.WEBHOOK);

    private final Load load;
    private final Consumer<Figure> figures;

    private DoorBench(Load load, Consumer<Figure> figures) {
        this.load = load;
        this.figures = figures;
    }

    /// How it is loaded.
    ///
    /// @param time how long each figure is measured
    /// @param batch how many alerts a request holds
    /// @param connections how many requests are under way at any time
    public record Load(Duration time, int batch, int connections) {
        private Sending on(int port) {
            return new Sending(port, batch, connections, InstantSource.system());
        }
    }

    /// Measures everything, in a temporary directory that is gone afterwards, also on Ctrl-C.
    ///
    /// @param load how it is loaded; before each figure it warms up for one to six times as long
    /// @param figures is given each figure as soon as it is known
    /// @throws IOException in one sentence, if the directory or a port cannot be used
    /// @throws IllegalStateException in one sentence, if an alert was refused, or was answered and
    ///   is not in the topic
    public static void measure(Load load, Consumer<Figure> figures)
            throws IOException, InterruptedException, ExecutionException {
        Scratch.measure(new DoorBench(load, figures)::measure);
    }

    private void measure(Path directory, Closing closing)
            throws IOException, InterruptedException, ExecutionException {
        try (var ours = closing.keep(new Closing())) {
            ours(Rig.broker(directory, ours), ours);
        }
        var program = RealAlertmanager.program();
        if (program.isPresent()) {
            alertmanager(
                    closing.keep(
                            RealAlertmanager.start(
                                    program.get(), directory.resolve("alertmanager"))));
        }
    }

    private void ours(String bootstrap, Closing closing)
            throws IOException, InterruptedException, ExecutionException {
        var sending = load.on(gateway(bootstrap, closing).port());
        var settings =
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (var admin = Admin.create(settings)) {
            warmUp(sending, PATHS);
            for (var path : PATHS) {
                figures.accept(door(admin, sending, path));
            }
        }
        figures.accept(Memory.peak());
    }

    private Figure.Door door(Admin admin, Sending sending, Volley.Path path)
            throws InterruptedException, ExecutionException {
        long before = inTopic(admin);
        long cpu = Processor.nanos();
        var sent = sending.drive(path, load.time());
        cpu = Processor.nanos() - cpu;
        long kept = inTopic(admin) - before;
        if (kept < sent.alerts()) {
            throw new IllegalStateException(
                    "%d alerts were answered, and only %d are in the topic"
                            .formatted(sent.alerts(), kept));
        }
        return new Figure.Door(
                path.address(),
                load.batch(),
                load.connections(),
                sent.alerts(),
                kept,
                sent.perSecond(),
                sent.requestMs(),
                micros(cpu, sent),
                micros(sent.senderCpuNanos(), sent));
    }

    private void alertmanager(RealAlertmanager alertmanager) throws InterruptedException {
        var sending = load.on(alertmanager.port());
        warmUp(sending, List.of(Volley.Path.API));
        long cpu = Processor.nanos() + alertmanager.cpuNanos();
        var sent = sending.drive(Volley.Path.API, load.time());
        cpu = Processor.nanos() + alertmanager.cpuNanos() - cpu;
        figures.accept(
                new Figure.Alertmanager(
                        Volley.Path.API.address(),
                        load.batch(),
                        load.connections(),
                        sent.alerts(),
                        sent.perSecond(),
                        sent.requestMs(),
                        micros(cpu, sent),
                        micros(sent.senderCpuNanos(), sent)));
    }

    /// One after the other, because the compiler settles on whatever it sees first.
    private void warmUp(Sending sending, List<Volley.Path> paths) throws InterruptedException {
        var share = load.time().dividedBy(paths.size());
        WarmUp.with(
                () -> {
                    for (var path : paths) {
                        sending.drive(path, share);
                    }
                },
                load.time());
    }

    private static double micros(long nanos, Sending.Sent sent) {
        return sent.alerts() == 0 ? 0 : nanos / 1e3 / sent.alerts();
    }

    /// The gateway of an installation, with the standard playbooks. Nothing reads what it writes.
    private static Gateway gateway(String bootstrap, Closing closing) throws IOException {
        var history = new History();
        var log = closing.keep(new LogReader(bootstrap, history));
        var ledger = closing.keep(new KafkaLedger(bootstrap));
        var book = Shelf.load(List.of()).book();
        return closing.keep(
                Gateway.start(
                        "127.0.0.1",
                        0,
                        MAX_BODY,
                        new Gateway.Rooms(
                                Integrations.open(AdapterRegistry.load()),
                                new Door(book, ledger, ledger),
                                ledger,
                                ledger,
                                ledger,
                                _ -> List.of(),
                                book,
                                Policy.DEFAULT,
                                history,
                                log,
                                new Figures(history).registry(),
                                Optional::empty)));
    }

    private static long inTopic(Admin admin) throws InterruptedException, ExecutionException {
        var name = Topic.ALERTS.topicName();
        var described = admin.describeTopics(List.of(name)).allTopicNames().get();
        var latest =
                described.values().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .collect(
                                Collectors.toMap(
                                        p -> new TopicPartition(name, p.partition()),
                                        _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }
}
