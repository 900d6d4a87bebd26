package dev.remediator.bench;

import dev.remediator.alert.Alert;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Topics;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Keeps so many runs under way, and sees in the incident log what becomes of them. Used by one
/// thread.
final class Load implements AutoCloseable {
    /// How many nodes there are: each is worked on now and then, never by two runs at once.
    static final int FLEET = 4096;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OFFERED = "\"" + Reason.REMEDY_OFFERED + "\"";
    private static final String DONE = "\"" + Reason.REMEDY_DONE + "\"";

    private final KafkaConsumer<byte[], byte[]> log;
    private final Appender door;
    private final InstantSource clock;
    private final Map<String, Flight> flying = new HashMap<>();
    private final Queue<Integer> free = new ArrayDeque<>();
    private final Stopwatch offerToDone = new Stopwatch();
    private final Stopwatch alertToDone = new Stopwatch();
    private long done;
    private long closed;
    private long lastHeard = System.nanoTime();

    /// One run under way.
    private static final class Flight {
        private final Alert alert;
        private final int node;
        private final long began = System.nanoTime();
        private long offered;

        private Flight(Alert alert, int node) {
            this.alert = alert;
            this.node = node;
        }
    }

    Load(String bootstrap, Appender door, InstantSource clock) {
        this.door = door;
        this.clock = clock;
        log = Topics.reader(bootstrap, Topic.INCIDENT_LOG);
        log.seekToEnd(log.assignment());
        log.assignment().forEach(log::position);
        for (int node = 0; node < FLEET; node++) {
            free.add(node);
        }
    }

    /// Keeps so many runs of this alert's playbook under way for so long, and lets them all end.
    ///
    /// @throws IllegalStateException in one sentence, if people are paged, or nothing happens any
    ///   more
    Figure.Runs drive(String name, int atOnce, Duration time) {
        done = 0;
        closed = 0;
        long cpu = Processor.nanos();
        long began = System.nanoTime();
        for (int i = 0; i < atOnce; i++) {
            fire(name);
        }
        while (System.nanoTime() - began < time.toNanos()) {
            look(name, true);
        }
        long inTime = done;
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuMillis = (Processor.nanos() - cpu) / 1e6;
        while (closed < done || !flying.isEmpty()) {
            look(name, false);
        }
        return new Figure.Runs(
                atOnce,
                inTime,
                inTime / seconds,
                offerToDone.take(),
                alertToDone.take(),
                inTime == 0 ? 0 : cpuMillis / inTime);
    }

    private void look(String name, boolean goOn) {
        for (var record : log.poll(Duration.ofMillis(100))) {
            hear(name, new String(record.value(), StandardCharsets.UTF_8), record.value(), goOn);
        }
        if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
            throw new IllegalStateException(
                    "no run has got on for %d s, %d are under way"
                            .formatted(PATIENCE.toSeconds(), flying.size()));
        }
    }

    /// Most lines are steps, which nobody here reads.
    private void hear(String name, String text, byte[] bytes, boolean goOn) {
        if (text.contains(OFFERED)) {
            var flight = flying.get(read(bytes).decision().resource());
            if (flight != null) {
                flight.offered = System.nanoTime();
            }
        } else if (text.contains(DONE)) {
            done(read(bytes).decision().resource());
            if (goOn) {
                fire(name);
            }
        } else if (text.contains("\"closes\":true") || text.contains("\"" + State.PAGED + "\"")) {
            closed(read(bytes));
        }
    }

    private void fire(String name) {
        int node = free.remove();
        var alert = Firing.alert(name, "bench-" + node, clock.instant());
        flying.put(alert.resource(), new Flight(alert, node));
        lastHeard = System.nanoTime();
        door.send(Topic.ALERTS, alert.resource(), Wire.ALERT.write(alert));
    }

    private void done(String resource) {
        var flight = flying.remove(resource);
        if (flight == null) {
            throw new IllegalStateException("a run on " + resource + " was done twice");
        }
        long now = System.nanoTime();
        lastHeard = now;
        offerToDone.took(now - flight.offered);
        alertToDone.took(now - flight.began);
        done++;
        free.add(flight.node);
        var over = Firing.resolved(flight.alert, clock.instant());
        door.send(Topic.ALERTS, resource, Wire.ALERT.write(over));
    }

    private void closed(Logged line) {
        var decision = line.decision();
        if (decision.state() != State.HEALED) {
            throw new IllegalStateException(
                    "a run on %s did not heal: %s %s"
                            .formatted(
                                    decision.resource(),
                                    decision.reason().word(),
                                    decision.facts()));
        }
        closed++;
        lastHeard = System.nanoTime();
    }

    private static Logged read(byte[] bytes) {
        try {
            return Wire.LOGGED.read(bytes);
        } catch (Unreadable e) {
            throw new IllegalStateException("the incident log cannot be read", e);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
