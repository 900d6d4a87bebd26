package dev.remediator.stream;

import dev.remediator.guard.Tilt;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Decider;
import dev.remediator.remediation.Event;
import dev.remediator.topic.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one partition's decisions about resources are made: state and timers at hand.
final class Desk {
    /// What could not be decided when it was due is due again.
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Post post;
    private final CoreStore core;
    private final CrewStore crew;
    private final Timers timers;
    private final Decider decider;
    private final Lease lease;

    Desk(Post post, CoreStore core, CrewStore crew, Timers timers, Decider decider, Lease lease) {
        this.post = post;
        this.core = core;
        this.crew = crew;
        this.timers = timers;
        this.decider = decider;
        this.lease = lease;
    }

    /// Decides, and carries the decision out. Deciding is pure, so when it fails nothing has
    /// happened yet: the record becomes a dead letter and the partition goes on.
    void decide(String resource, Event event, @Nullable Tilt tilt, byte @Nullable [] raw) {
        var before = core.resource(resource);
        Decided decided;
        try {
            decided = decider.decide(before, event, post.now(), tilt);
        } catch (RuntimeException e) {
            LOG.error("deciding about {} failed on {}", resource, event, e);
            post.refuse(Reason.FAULTED, String.valueOf(e), resource, raw);
            if (event instanceof Event.TimePassed) {
                timers.set(resource, Optional.of(post.now().plus(AGAIN)));
            }
            return;
        }
        var after = decided.next();
        core.save(before, after);
        timers.set(resource, after.due());
        post.open(after.unsettled() - before.unsettled());
        var grounds = new Grounds(event, null, tilt);
        post.send(decided.effects(), grounds);
        Silently.changed(before, after, event, decided.effects())
                .forEach(incident -> post.note(incident, resource, grounds));
    }

    /// A worker says something of itself.
    void heard(Heartbeat heartbeat, @Nullable Tilt tilt) {
        switch (heartbeat.sign()) {
            case ARRIVED -> arrived(heartbeat, tilt);
            case ALIVE -> {
                warnOfNamesakes(heartbeat);
                crew.heard(heartbeat.worker(), post.now(), heartbeat.codes());
                if (!core.heldBy(heartbeat.worker()).isEmpty()) {
                    post.tell(
                            new Answer.Alive(
                                    heartbeat.worker(), post.partition(), heartbeat.beat()));
                }
            }
            case LEFT -> lost(heartbeat.worker(), tilt);
        }
    }

    /// The older of two is forgotten when the younger arrives; if it is heard of again, both live.
    private void warnOfNamesakes(Heartbeat heartbeat) {
        if (!crew.knows(heartbeat.worker()) && !crew.before(heartbeat).isEmpty()) {
            LOG.warn(
                    "two workers are called {}; give each a name of its own, or they take runs from each other",
                    heartbeat.name());
        }
    }

    /// It goes on with what those held that had its name before it.
    private void arrived(Heartbeat heartbeat, @Nullable Tilt tilt) {
        crew.heard(heartbeat.worker(), post.now(), heartbeat.codes());
        for (var before : crew.before(heartbeat)) {
            crew.forget(before);
            for (var resource : core.heldBy(before)) {
                var back = new Event.WorkerBack(before, heartbeat.worker(), heartbeat.codes());
                decide(resource, back, tilt, null);
            }
        }
    }

    /// What a silent worker holds is offered to the others.
    void lost(String worker, @Nullable Tilt tilt) {
        crew.forget(worker);
        for (var resource : core.heldBy(worker)) {
            decide(resource, new Event.WorkerLost(worker), tilt, null);
        }
    }

    /// What workers hold that have not been heard of for the lease's time is offered to others.
    void loseTheSilent(@Nullable Tilt tilt) {
        crew.silentSince(post.now().minus(lease.ttl())).forEach(worker -> lost(worker, tilt));
    }

    /// Something is due for these resources.
    void passed(List<String> resources, @Nullable Tilt tilt) {
        if (!resources.isEmpty()) {
            var passed = new Event.TimePassed(crew.crew(post.now().minus(lease.absence())));
            resources.forEach(resource -> decide(resource, passed, tilt, null));
        }
    }

    List<String> due(Instant now, int most) {
        return timers.due(now, most);
    }

    /// A new owner of the partition has not read the heartbeats sent meanwhile: every worker gets a
    /// fresh lease.
    void renewLeases() {
        crew.renew(post.now());
    }
}
