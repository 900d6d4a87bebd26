package dev.remediator.stream;

import dev.remediator.alert.Alert;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Event;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import dev.remediator.warden.WardenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Translates: a record becomes an event, the pure rooms decide, effects become records. Holds no
/// opinion of its own about alerts or remedies.
final class EngineProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TIMERS_PER_TICK = 1000;
    private static final byte[] NOTHING = {};

    private final Deciders deciders;
    private final Lease lease;
    private final Consumer<Duration> lateness;
    private @Nullable Office office;
    private @Nullable Cancellable ticking;

    /// What a partition works with.
    private record Office(Post post, Desk desk, WardenDesk warden, Vigil vigil) {}

    EngineProcessor(Deciders deciders, Lease lease, Consumer<Duration> lateness) {
        this.deciders = deciders;
        this.lease = lease;
        this.lateness = lateness;
    }

    /// Also called again on the same task, when a transaction was given up: nothing of before may
    /// go on, for it knows what was never committed.
    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        close();
        var core = new CoreStore(context.getStateStore(EngineTopology.CORE));
        var crew = new CrewStore(context.getStateStore(EngineTopology.CORE));
        var timers = new Timers(context.getStateStore(EngineTopology.TIMERS), lateness);
        var post = new Post(context, core, crew);
        var desk = new Desk(post, core, crew, timers, deciders.resources(), lease);
        var store = new WardenStore(context.getStateStore(EngineTopology.CORE));
        var warden = new WardenDesk(post, store, deciders);
        var vigil = new Vigil(deciders.policy().rules().tilt(), post.now());
        desk.renewLeases();
        var opened = new Office(post, desk, warden, vigil);
        office = opened;
        ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> tick(opened));
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
        office = null;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var open = office();
        var bytes = record.value() == null ? NOTHING : record.value();
        var topic = open.post().origin().topic();
        if (topic.equals(Topic.ALERTS.topicName())) {
            open.post().readUpTo(open.post().origin().offset());
            open.vigil().read(Instant.ofEpochMilli(record.timestamp()), open.post().now());
            alert(open, record.key(), bytes);
            return;
        }
        try {
            if (topic.equals(Topic.REPORTS.topicName())) {
                report(open, record.key(), bytes);
            } else {
                internal(open, record.key(), bytes);
            }
        } catch (Unreadable e) {
            open.post().deadLetter(e.reason(), record.value());
        }
    }

    private static void alert(Office open, @Nullable String key, byte[] bytes) {
        try {
            var alert = readAlert(key, bytes);
            decide(open, alert.resource(), new Event.AlertReceived(alert), bytes);
        } catch (Unreadable e) {
            open.post().refuse(Reason.MALFORMED, e.reason(), key, bytes);
        }
    }

    private static Alert readAlert(@Nullable String key, byte[] bytes) throws Unreadable {
        var alert = Wire.ALERT.read(bytes);
        if (!alert.resource().equals(key)) {
            throw Wire.unreadable("its key is not its resource, " + alert.resource());
        }
        return alert;
    }

    /// What comes from outside the engine: workers, pagers, people.
    private static void report(Office open, @Nullable String key, byte[] bytes) throws Unreadable {
        var schema = Wire.schemaOf(bytes);
        if (schema.equals(Wire.HEARTBEAT.schema())) {
            var tilt = open.vigil().tilt(open.post().now());
            open.desk().heard(Wire.HEARTBEAT.read(bytes), tilt);
        } else if (schema.equals(Wire.COMMAND.schema())) {
            if (!Post.WARDEN.equals(key)) {
                throw Wire.unreadable(
                        "a command's key is '" + Post.WARDEN + "', not '" + key + "'");
            }
            warden(open, new WardenEvent.Commanded(Wire.COMMAND.read(bytes)), bytes);
        } else {
            var report = Wire.REPORT.read(bytes);
            decide(open, report.resource(), new Event.Reported(report), bytes);
        }
    }

    /// What its partitions tell each other.
    private static void internal(Office open, String key, byte[] bytes) throws Unreadable {
        var schema = Wire.schemaOf(bytes);
        if (schema.equals(Wire.RULING.schema())) {
            var ruling = Wire.RULING.read(bytes);
            decide(open, ruling.resource(), new Event.Ruled(ruling), bytes);
        } else if (schema.equals(Wire.CLOSED.schema())) {
            decide(open, key, Wire.CLOSED.read(bytes), bytes);
        } else {
            warden(open, new WardenEvent.Petitioned(Wire.PETITION.read(bytes)), bytes);
        }
    }

    private static void decide(Office open, String resource, Event event, byte @Nullable [] bytes) {
        open.desk().decide(resource, event, open.vigil().tilt(open.post().now()), bytes);
    }

    private static void warden(Office open, WardenEvent event, byte[] bytes) {
        open.warden().decide(event, open.vigil().tilt(open.post().now()), bytes);
    }

    private void tick(Office open) {
        Instant now = open.post().now();
        if (open.vigil().ticked(now, TICK)) {
            // What workers said meanwhile has not been read yet.
            open.desk().renewLeases();
        }
        var tilt = open.vigil().tilt(now);
        open.desk().loseTheSilent(tilt);
        open.desk().passed(open.desk().due(now, TIMERS_PER_TICK), tilt);
        open.warden().tick(now, tilt);
    }

    private Office office() {
        if (office == null) {
            throw new IllegalStateException("a record arrived before init");
        }
        return office;
    }
}
