package dev.remediator.stream;

import dev.remediator.alert.Alert;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Reason;
import dev.remediator.remediation.Remediator;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Translates: a record becomes an event, the pure room decides, effects become records. Holds no
/// opinion of its own about alerts or remedies.
final class EngineProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TIMERS_PER_TICK = 1000;

    private final Remediator remediator;
    private final Lease lease;
    private @Nullable Desk desk;

    EngineProcessor(Remediator remediator, Lease lease) {
        this.remediator = remediator;
        this.lease = lease;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        var core = new CoreStore(context.getStateStore(EngineTopology.CORE));
        var timers = new Timers(context.getStateStore(EngineTopology.TIMERS));
        var opened = new Desk(context, core, timers, remediator);
        opened.renewLeases();
        desk = opened;
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> tick(opened));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var open = desk();
        var origin = open.origin();
        if (origin.topic().equals(Topic.ALERTS.topicName())) {
            open.readUpTo(origin.offset());
            alert(open, record);
        } else {
            report(open, record);
        }
    }

    private void alert(Desk open, Record<String, byte[]> record) {
        try {
            var alert = readAlert(record);
            open.decide(alert.resource(), new Event.AlertReceived(alert), record.value());
        } catch (Unreadable e) {
            open.refuse(Reason.MALFORMED, e.reason(), record.key(), record.value());
        }
    }

    private static Alert readAlert(Record<String, byte[]> record) throws Unreadable {
        var alert = Wire.ALERT.read(record.value() == null ? new byte[0] : record.value());
        if (!alert.resource().equals(record.key())) {
            throw Wire.unreadable("its key is not its resource, " + alert.resource());
        }
        return alert;
    }

    private void report(Desk open, Record<String, byte[]> record) {
        try {
            var tree = Wire.tree(record.value() == null ? new byte[0] : record.value());
            if (Wire.schemaOf(tree).equals(Wire.HEARTBEAT.schema())) {
                heartbeat(open, Wire.HEARTBEAT.read(tree));
            } else {
                var report = Wire.REPORT.read(tree);
                open.decide(report.resource(), new Event.Reported(report), record.value());
            }
        } catch (Unreadable e) {
            open.deadLetter(e.reason(), record.value());
        }
    }

    private void heartbeat(Desk open, Heartbeat heartbeat) {
        if (heartbeat.leaving()) {
            open.lost(heartbeat.worker());
        } else {
            open.heard(heartbeat.worker());
            open.tell(new Answer.Alive(heartbeat.worker(), open.partition()));
        }
    }

    private void tick(Desk open) {
        Instant now = open.now();
        for (var worker : open.silentSince(now.minus(lease.ttl()))) {
            open.lost(worker);
        }
        for (var resource : open.due(now, TIMERS_PER_TICK)) {
            open.decide(resource, new Event.TimePassed(), null);
        }
    }

    private Desk desk() {
        if (desk == null) {
            throw new IllegalStateException("a record arrived before init");
        }
        return desk;
    }
}
