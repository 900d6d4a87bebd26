package dev.remediator.stream;

import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Reason;
import dev.remediator.remediation.Remediator;
import dev.remediator.remediation.State;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one partition's decisions are made: state, timers, accounts and outlets at hand.
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final ProcessorContext<String, byte[]> context;
    private final CoreStore core;
    private final Timers timers;
    private final Remediator remediator;
    private Accounts accounts;

    Desk(
            ProcessorContext<String, byte[]> context,
            CoreStore core,
            Timers timers,
            Remediator remediator) {
        this.context = context;
        this.core = core;
        this.timers = timers;
        this.remediator = remediator;
        this.accounts = core.accounts(context.taskId().partition());
    }

    Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    int partition() {
        return accounts.partition();
    }

    RecordMetadata origin() {
        return context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without an origin"));
    }

    /// The offset is the door's count of what it accepted; the engine's own count is not asked.
    void readUpTo(long offset) {
        accounts = new Accounts(partition(), offset + 1, accounts.settled(), accounts.open());
        core.save(accounts);
    }

    /// Decides, and carries the decision out. Deciding is pure, so when it fails nothing has
    /// happened yet: the record becomes a dead letter and the partition goes on.
    void decide(String resource, Event event, byte @Nullable [] raw) {
        var before = core.resource(resource);
        Decided decided;
        try {
            decided = remediator.decide(before, event, now());
        } catch (RuntimeException e) {
            LOG.error("deciding about {} failed on {}", resource, event, e);
            refuse(Reason.FAULTED, String.valueOf(e), resource, raw);
            return;
        }
        var after = decided.next();
        core.save(before, after);
        timers.set(resource, after.due());
        open(after.unsettled() - before.unsettled());
        send(decided.effects(), event);
    }

    private void open(long more) {
        var open = accounts.open() + more;
        accounts = new Accounts(partition(), accounts.read(), accounts.settled(), open);
    }

    private void send(List<Effect> effects, @Nullable Event cause) {
        var decisions = effects.stream().filter(Effect.Log.class::isInstance).count();
        for (var effect : effects) {
            switch (effect) {
                case Effect.Offer offer -> forward(Outlet.OFFERS, null, Wire.OFFER.write(offer));
                case Effect.Tell(var answer) -> tell(answer);
                case Effect.Paging(var page) ->
                        forward(Outlet.PAGES, page.incident(), Wire.PAGE.write(page));
                case Effect.Log(var decision) -> log(decision, cause, --decisions == 0);
            }
        }
    }

    private void log(Decision decision, @Nullable Event cause, boolean last) {
        if (decision.settles()) {
            var settled = accounts.settled() + 1;
            accounts = new Accounts(partition(), accounts.read(), settled, accounts.open());
        }
        if (last) {
            core.save(accounts);
        }
        var logged = new Logged(decision, cause, last ? accounts : null);
        forward(Outlet.LOG, decision.incident(), Wire.LOGGED.write(logged));
    }

    /// What cannot be used is kept whole; if it is an alert, it is accounted for.
    void refuse(Reason reason, String why, @Nullable String key, byte @Nullable [] raw) {
        deadLetter(why, raw);
        if (!origin().topic().equals(Topic.ALERTS.topicName())) {
            return;
        }
        var incident = "malformed-" + origin().partition() + "-" + origin().offset();
        var resource = key == null ? "unknown" : key;
        var decision =
                new Decision(
                        incident,
                        resource,
                        now(),
                        reason,
                        State.REFUSED,
                        "",
                        "",
                        null,
                        null,
                        null,
                        why,
                        true,
                        true);
        send(List.of(new Effect.Log(decision)), null);
    }

    void deadLetter(String why, byte @Nullable [] raw) {
        var from = origin().topic() + "-" + origin().partition() + "@" + origin().offset();
        var letter = DeadLetter.of(why, from, now(), raw == null ? new byte[0] : raw);
        forward(Outlet.DEAD_LETTERS, null, Wire.DEAD_LETTER.write(letter));
    }

    void tell(Answer answer) {
        if (answer instanceof Answer.Granted granted && !core.knows(granted.worker())) {
            heard(granted.worker());
        }
        forward(Outlet.ANSWERS, answer.worker(), Wire.ANSWER.write(answer));
    }

    void heard(String worker) {
        core.heard(worker, now());
    }

    /// What a silent worker holds is offered to the others.
    void lost(String worker) {
        core.forget(worker);
        for (var resource : core.heldBy(worker)) {
            decide(resource, new Event.WorkerLost(worker), null);
        }
    }

    List<String> silentSince(Instant limit) {
        return core.silentSince(limit);
    }

    List<String> due(Instant now, int most) {
        return timers.due(now, most);
    }

    /// A new owner of the partition has not read the heartbeats sent meanwhile: every worker gets a
    /// fresh lease.
    void renewLeases() {
        core.silentSince(now()).forEach(this::heard);
    }

    private void forward(Outlet outlet, @Nullable String key, byte[] value) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), outlet.node());
    }
}
