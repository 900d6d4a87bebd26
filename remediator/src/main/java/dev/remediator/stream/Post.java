package dev.remediator.stream;

import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.State;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Where one partition's decisions leave, and where its accounts are kept.
final class Post {
    static final String WARDEN = "warden";

    private static final Duration CALL_AGAIN = Duration.ofHours(1);

    private final ProcessorContext<String, byte[]> context;
    private final CoreStore core;
    private final CrewStore crew;
    private Accounts accounts;
    private Instant calledAt = Instant.EPOCH;

    Post(ProcessorContext<String, byte[]> context, CoreStore core, CrewStore crew) {
        this.context = context;
        this.core = core;
        this.crew = crew;
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

    void open(long more) {
        var open = accounts.open() + more;
        accounts = new Accounts(partition(), accounts.read(), accounts.settled(), open);
        if (more != 0) {
            core.save(accounts);
        }
    }

    void send(List<Effect> effects, Grounds grounds) {
        var decisions = effects.stream().filter(Effect.Log.class::isInstance).count();
        for (var effect : effects) {
            switch (effect) {
                case Effect.Offer offer -> forward(Outlet.OFFERS, null, Wire.OFFER.write(offer));
                case Effect.Tell(var answer) -> tell(answer);
                case Effect.Paging(var page) ->
                        forward(Outlet.PAGES, page.incident(), Wire.PAGE.write(page));
                case Effect.Petitions(var petition) ->
                        forward(Outlet.INTERNAL, WARDEN, Wire.PETITION.write(petition));
                case Effect.Rules(var ruling) ->
                        forward(Outlet.INTERNAL, ruling.resource(), Wire.RULING.write(ruling));
                case Effect.Log(var decision) -> log(decision, grounds, --decisions == 0);
            }
        }
    }

    private void log(Decision decision, Grounds grounds, boolean last) {
        if (decision.settles()) {
            var settled = accounts.settled() + 1;
            accounts = new Accounts(partition(), accounts.read(), settled, accounts.open());
        }
        if (last) {
            core.save(accounts);
        }
        var logged =
                new Logged(
                        decision,
                        grounds.cause(),
                        last ? accounts : null,
                        null,
                        grounds.command(),
                        grounds.tilt());
        forward(Outlet.LOG, decision.incident(), Wire.LOGGED.write(logged));
    }

    /// It has changed an incident, and nothing was decided that says so.
    void note(Incident incident, String resource, Grounds grounds) {
        var noted =
                new Noted(
                        incident.id(),
                        resource,
                        now(),
                        incident.alert().series(),
                        grounds.cause(),
                        null,
                        grounds.tilt());
        forward(Outlet.LOG, incident.id(), Wire.NOTED.write(noted));
    }

    /// What cannot be used is kept whole; if it is an alert, it is accounted for.
    void refuse(Reason reason, String why, @Nullable String key, byte @Nullable [] raw) {
        deadLetter(why, raw);
        if (reason == Reason.FAULTED) {
            callForHelp(key == null ? "unknown" : key, why);
        }
        // What was due came from no topic.
        if (!Topic.ALERTS.topicName().equals(origin().topic())) {
            return;
        }
        var incident = reason.word() + "-" + origin().partition() + "-" + origin().offset();
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
        send(List.of(new Effect.Log(decision)), Grounds.NONE);
    }

    /// Automation does not work on this: people are called, once an hour and partition, unless it
    /// is replayed.
    void callForHelp(String resource, String why) {
        if (!Replayed.is(resource) && calledAt.plus(CALL_AGAIN).isBefore(now())) {
            calledAt = now();
            var page = Faults.page(partition(), resource, why, now());
            send(List.of(new Effect.Paging(page)), Grounds.NONE);
        }
    }

    void deadLetter(String why, byte @Nullable [] raw) {
        var from =
                origin().topic() == null
                        ? "a timer"
                        : origin().topic() + "-" + origin().partition() + "@" + origin().offset();
        var letter = DeadLetter.of(why, from, now(), raw == null ? new byte[0] : raw);
        forward(Outlet.DEAD_LETTERS, null, Wire.DEAD_LETTER.write(letter));
    }

    void tell(Answer answer) {
        // Its lease begins now, whether or not it has been heard here before.
        if (answer instanceof Answer.Granted granted) {
            crew.heard(granted.worker(), now());
        }
        forward(Outlet.ANSWERS, answer.worker(), Wire.ANSWER.write(answer));
    }

    void show(Posture posture) {
        forward(Outlet.POSTURE, WARDEN, Wire.POSTURE.write(posture));
    }

    private void forward(Outlet outlet, @Nullable String key, byte[] value) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), outlet.node());
    }
}
