package dev.remediator.stream;

import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.PageEvent;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Translates what is said about pages into events. Holds no opinion about whom to call.
final class EscalationProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Duration TICK = Duration.ofMillis(100);

    private final Escalation people;
    private final Consumer<Duration> lateness;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable EscalationDesk desk;
    private @Nullable Cancellable ticking;

    EscalationProcessor(Escalation people, Consumer<Duration> lateness) {
        this.people = people;
        this.lateness = lateness;
    }

    /// Also called again on the same task, when a transaction was given up: nothing of before may
    /// go on, for it knows what was never committed.
    @Override
    public void init(ProcessorContext<String, byte[]> opened) {
        close();
        context = opened;
        var store = new EscalationStore(opened.getStateStore(EngineTopology.ESCALATION));
        var timers = new Timers(opened.getStateStore(EngineTopology.ESCALATION_TIMERS), lateness);
        var open = new EscalationDesk(opened, store, timers, people);
        desk = open;
        ticking = opened.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> open.tick());
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
        desk = null;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (desk == null || context == null) {
            throw new IllegalStateException("a record arrived before init");
        }
        desk.reads(Instant.ofEpochMilli(record.timestamp()));
        try {
            desk.decide(event(context, record.value()), record.value());
        } catch (Unreadable e) {
            desk.unreadable(e.reason(), record.value(), isPage(context));
        }
    }

    private static PageEvent event(
            ProcessorContext<String, byte[]> context, byte @Nullable [] value) throws Unreadable {
        return isPage(context)
                ? new PageEvent.Wanted(Wire.PAGE.read(value))
                : new PageEvent.Reported(Wire.PAGE_REPORT.read(value));
    }

    private static boolean isPage(ProcessorContext<String, byte[]> context) {
        var pages = Topic.PAGES.topicName();
        return context.recordMetadata().filter(o -> pages.equals(o.topic())).isPresent();
    }
}
