package dev.remediator.stream;

import dev.remediator.guard.Tilt;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Decider;
import dev.remediator.remediation.Event;
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
    private final Timers timers;
    private final Decider decider;

    Desk(Post post, CoreStore core, Timers timers, Decider decider) {
        this.post = post;
        this.core = core;
        this.timers = timers;
        this.decider = decider;
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
        post.send(decided.effects(), event);
    }

    void heard(String worker) {
        core.heard(worker, post.now());
    }

    /// What a silent worker holds is offered to the others.
    void lost(String worker, @Nullable Tilt tilt) {
        core.forget(worker);
        for (var resource : core.heldBy(worker)) {
            decide(resource, new Event.WorkerLost(worker), tilt, null);
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
        core.silentSince(post.now()).forEach(this::heard);
    }
}
