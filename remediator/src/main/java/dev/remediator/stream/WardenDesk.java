package dev.remediator.stream;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Tilt;
import dev.remediator.warden.Posture;
import dev.remediator.warden.WardenDecided;
import dev.remediator.warden.WardenEvent;
import dev.remediator.warden.WardenState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the warden's decisions are made, in whichever partition it lives. Its state is held in
/// memory and written entry by entry; a new owner of the partition reads it back.
final class WardenDesk {
    private static final Logger LOG = LoggerFactory.getLogger(WardenDesk.class);
    private static final Duration SHOW_EVERY = Duration.ofMillis(250);

    /// The topic forgets after a day, and whoever starts then wants to know.
    private static final Duration SHOW_AGAIN = Duration.ofHours(1);

    private final Post post;
    private final WardenStore store;
    private final Deciders deciders;
    private WardenState state;
    private Optional<Instant> due;
    private boolean shown;
    private Instant shownAt = Instant.EPOCH;

    WardenDesk(Post post, WardenStore store, Deciders deciders) {
        this.post = post;
        this.store = store;
        this.deciders = deciders;
        this.state = store.read();
        this.shown = state.equals(WardenState.QUIET);
        this.due = shown ? Optional.empty() : Optional.of(Instant.EPOCH);
    }

    /// Decides, and carries the decision out. What cannot be decided becomes a dead letter, and
    /// people are called; whoever waits for the answer asks again.
    void decide(WardenEvent event, @Nullable Tilt tilt, byte @Nullable [] raw) {
        var decided = decided(event, post.now(), tilt);
        if (decided == null) {
            post.deadLetter("the warden failed on it", raw);
        } else {
            carryOut(decided, event, tilt);
        }
    }

    /// Only deciding may fail here. What Kafka says when a decision is written must reach Kafka
    /// Streams.
    private @Nullable WardenDecided decided(WardenEvent event, Instant now, @Nullable Tilt tilt) {
        try {
            return deciders.warden().decide(state, event, now, tilt);
        } catch (RuntimeException e) {
            LOG.error("the warden failed on {}", event, e);
            post.callForHelp(about(event), String.valueOf(e));
            return null;
        }
    }

    /// What a replay asks of the warden calls nobody, whatever it fails on.
    private String about(WardenEvent event) {
        return event instanceof WardenEvent.Petitioned(var petition)
                ? Replayed.beside(resource(petition), Post.WARDEN)
                : Post.WARDEN;
    }

    private String resource(Petition petition) {
        return switch (petition) {
            case Petition.Asks(var ask) -> ask.resource();
            case Petition.Stands(var standing) -> standing.resource();
            case Petition.Returns(var permit) -> resource(permit);
            // Nothing of a replay is judged.
            case Petition.Judged _ -> Post.WARDEN;
        };
    }

    private String resource(String permit) {
        var granted = state.facts().permits().get(permit);
        var waits = state.queue().get(permit);
        if (granted != null) {
            return granted.resource();
        }
        return waits == null ? Post.WARDEN : waits.ask().resource();
    }

    private void carryOut(WardenDecided decided, WardenEvent event, @Nullable Tilt tilt) {
        store.save(state, decided);
        state = decided.next();
        due = decided.due();
        shown = false;
        var command = event instanceof WardenEvent.Commanded(var commanded) ? commanded : null;
        post.send(decided.effects(), new Grounds(null, command, tilt));
    }

    void tick(Instant now, @Nullable Tilt tilt) {
        if (due.isPresent() && !due.get().isAfter(now)) {
            var passed = new WardenEvent.TimePassed();
            var decided = decided(passed, now, tilt);
            if (decided == null) {
                due = Optional.of(now.plusSeconds(1));
            } else {
                carryOut(decided, passed, tilt);
            }
        }
        if (!shownAt.equals(Instant.EPOCH)
                && Duration.between(shownAt, now).compareTo(SHOW_AGAIN) >= 0) {
            shown = false;
        }
        if (!shown && Duration.between(shownAt, now).abs().compareTo(SHOW_EVERY) >= 0) {
            shown = true;
            shownAt = now;
            post.show(Posture.of(state, deciders.policy(), now));
        }
    }
}
