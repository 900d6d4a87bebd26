package dev.remediator.stream;

import dev.remediator.guard.Rules;
import dev.remediator.guard.Tilt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches this program itself: whether it has just started, stood still, had its clock moved, or
/// reads what is long past. Then what it believes may be wrong, and it only observes for a while.
final class Vigil {
    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);

    private final Rules.Tilts rules;
    private @Nullable Tilt tilt;
    private Instant last;

    Vigil(Rules.Tilts rules, Instant started) {
        this.rules = rules;
        this.last = started;
        if (!rules.fresh().isZero()) {
            this.tilt = new Tilt(started.plus(rules.fresh()), "it has just started");
        }
    }

    /// The loop came by.
    ///
    /// @return whether it stood still before, or the clock jumped
    boolean ticked(Instant now, Duration every) {
        var off = Duration.between(last, now).minus(every).abs();
        boolean stalled = off.compareTo(rules.stall()) > 0;
        if (stalled) {
            tilts(now, "it stood still, or the clock jumped, by " + off.toMillis() + " ms");
        }
        last = now;
        return stalled;
    }

    /// An alert was read that was written then.
    void read(Instant written, Instant now) {
        var age = Duration.between(written, now);
        if (age.compareTo(rules.lag()) > 0) {
            tilts(now, "it reads alerts that are " + age.toSeconds() + " s old");
        }
    }

    private void tilts(Instant now, String why) {
        if (rules.observe().isZero()) {
            return;
        }
        var next = new Tilt(now.plus(rules.observe()), why);
        if (tilt(now) == null) {
            LOG.warn("this engine only observes until {}: {}", next.until(), why);
        }
        tilt = next;
    }

    /// Why it only observes now, if it does.
    @Nullable Tilt tilt(Instant now) {
        return tilt != null && now.isBefore(tilt.until()) ? tilt : null;
    }
}
