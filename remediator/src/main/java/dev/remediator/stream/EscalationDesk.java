package dev.remediator.stream;

import dev.remediator.escalation.Escalated;
import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageEffect;
import dev.remediator.escalation.PageEvent;
import dev.remediator.escalation.PageFile;
import dev.remediator.escalation.PageReport;
import dev.remediator.remediation.Page;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where decisions about who is called are made: files and timers at hand.
final class EscalationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(EscalationDesk.class);
    private static final String FAILED = "deciding who is called failed on it";
    private static final int TIMERS_PER_TICK = 1000;

    /// What could not be decided when it was due is due again.
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private static final Duration CALL_AGAIN = Duration.ofHours(1);

    private final ProcessorContext<String, byte[]> context;
    private final EscalationStore store;
    private final Timers timers;
    private final Escalation people;
    private final Backlog backlog;

    /// What was due and could not be decided, since this process began.
    private final Set<String> failed = new HashSet<>();

    private Instant calledAt = Instant.EPOCH;

    EscalationDesk(
            ProcessorContext<String, byte[]> context,
            EscalationStore store,
            Timers timers,
            Escalation people) {
        this.context = context;
        this.store = store;
        this.timers = timers;
        this.people = people;
        backlog = new Backlog(now());
    }

    /// A record comes that was written then.
    void reads(Instant written) {
        backlog.read(written, now());
    }

    /// A record that nobody can read is kept. If it may be a page, people are called about that.
    void unreadable(String why, byte @Nullable [] raw, boolean page) {
        deadLetter(why, raw);
        if (page) {
            callForHelp();
        }
    }

    /// Decides, and carries the decision out. What cannot be decided becomes a dead letter; a page
    /// among it is written down at once where nothing outside is needed, and people are called
    /// about the fault.
    void decide(PageEvent event, byte @Nullable [] raw) {
        var decided = decided(event);
        if (decided.isPresent()) {
            carryOut(decided.get(), event);
            return;
        }
        switch (event) {
            case PageEvent.TimePassed(var name) -> {
                timers.set(name, Optional.of(now().plus(AGAIN)));
                if (failed.add(name)) {
                    pageOf(name).ifPresent(page -> send(people.lastResort(page, now())));
                }
            }
            case PageEvent.Wanted(var page) when page.replayed() -> {
                deadLetter(FAILED, raw);
                return;
            }
            case PageEvent.Wanted(var page) when page.action() == Page.Action.TRIGGER -> {
                deadLetter(FAILED, raw);
                send(people.lastResort(page, now()));
            }
            case PageEvent.Wanted _, PageEvent.Reported _ -> deadLetter(FAILED, raw);
        }
        callForHelp();
    }

    private Optional<Page> pageOf(String timer) {
        try {
            return Escalation.pageOf(store, timer);
        } catch (RuntimeException e) {
            LOG.error("what is known about {} cannot be read", timer, e);
            return Optional.empty();
        }
    }

    /// Only deciding may fail here. What Kafka says when a decision is written must reach Kafka
    /// Streams.
    private Optional<Escalated> decided(PageEvent event) {
        try {
            return Optional.of(people.decide(store, event, now()));
        } catch (RuntimeException e) {
            LOG.error("deciding who is called failed on {}", event, e);
            return Optional.empty();
        }
    }

    /// Once an hour. When that fails too, it is written down and nothing else.
    private void callForHelp() {
        if (calledAt.plus(CALL_AGAIN).isAfter(now())) {
            return;
        }
        calledAt = now();
        var page = Faults.page(context.taskId().partition(), "pages", "who is called", now());
        var wanted = new PageEvent.Wanted(page);
        decided(wanted)
                .ifPresentOrElse(
                        decided -> carryOut(decided, wanted),
                        () -> send(people.lastResort(page, now())));
    }

    private void carryOut(Escalated decided, PageEvent event) {
        var said = event instanceof PageEvent.Reported(var report) ? report : null;
        if (said != null) {
            changedSilently(decided, said).ifPresent(page -> note(page, said));
        }
        store.save(decided);
        decided.timers().forEach(timers::set);
        for (var effect : decided.effects()) {
            switch (effect) {
                case PageEffect.Notify(var notification) -> send(notification);
                case PageEffect.Log(var decision) ->
                        forward(
                                Exit.LOG,
                                decision.incident(),
                                Wire.LOGGED.write(
                                        new Logged(decision, null, null, said, null, null)));
                case PageEffect.Close(var resource, var closed) ->
                        forward(Exit.INTERNAL, resource, Wire.CLOSED.write(closed));
            }
        }
    }

    /// The page that a report has changed while nothing was decided that is logged: how those who
    /// were called have been told that it is over.
    private Optional<Page> changedSilently(Escalated decided, PageReport said) {
        if (decided.effects().stream().anyMatch(PageEffect.Log.class::isInstance)) {
            return Optional.empty();
        }
        var key = Page.key(said.incident());
        var before = store.page(key);
        var after = decided.pages().getOrDefault(key, before);
        return after.equals(before) ? Optional.empty() : after.or(() -> before).map(PageFile::page);
    }

    private void note(Page page, PageReport said) {
        var noted =
                new Noted(
                        page.incident(),
                        page.resource(),
                        now(),
                        page.alert().series(),
                        null,
                        said,
                        null);
        forward(Exit.LOG, page.incident(), Wire.NOTED.write(noted));
    }

    private void send(Notification notification) {
        var bytes = Wire.NOTIFICATION.write(notification);
        forward(Exit.NOTIFICATIONS, notification.channel(), bytes);
    }

    /// Does what is due, so much at a time that no transaction grows too long.
    void tick() {
        if (!backlog.isRead(now())) {
            return;
        }
        for (var name : timers.due(now(), TIMERS_PER_TICK)) {
            decide(new PageEvent.TimePassed(name), null);
        }
    }

    private void deadLetter(String why, byte @Nullable [] raw) {
        var from =
                context.recordMetadata()
                        .filter(origin -> origin.topic() != null)
                        .map(o -> o.topic() + "-" + o.partition() + "@" + o.offset())
                        .orElse("a timer");
        var letter = DeadLetter.of(why, from, now(), raw == null ? new byte[0] : raw);
        forward(Exit.DEAD_LETTERS, null, Wire.DEAD_LETTER.write(letter));
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    private void forward(Exit exit, @Nullable String key, byte[] value) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), exit.node());
    }
}
