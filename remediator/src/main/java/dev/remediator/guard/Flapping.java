package dev.remediator.guard;

import java.time.Duration;
import java.time.Instant;

/// The points of one series that comes and goes: each coming back costs a thousand, half of them
/// are forgotten in a half-life. Computed when asked, so nothing ticks (RFC 2439).
///
/// @param points how many there were
/// @param at when that was
/// @param until when nothing is left to remember
public record Flapping(double points, Instant at, Instant until) {
    private static final int EACH = 1000;
    private static final int FORGOTTEN = 10;

    /// It has never come back.
    public static final Flapping NEVER = new Flapping(0, Instant.EPOCH, Instant.EPOCH);

    /// With one more coming back.
    public Flapping cameBack(Instant now, Rules.Flapping rules) {
        double more = at(now, rules) + EACH;
        return new Flapping(more, now, now.plus(untilBelow(more, FORGOTTEN, rules)));
    }

    /// Whether it is now to be left alone.
    public boolean tooOften(Instant now, Rules.Flapping rules) {
        return at(now, rules) >= rules.above();
    }

    /// When it may be taken up again, if it does not come back before.
    public Instant calmAt(Instant now, Rules.Flapping rules) {
        var calm = now.plus(untilBelow(points, rules.below(), rules));
        var longest = now.plus(rules.longest());
        return calm.isBefore(longest) ? calm : longest;
    }

    private double at(Instant now, Rules.Flapping rules) {
        double halves = Duration.between(at, now).toMillis() / (double) rules.halfLife().toMillis();
        return halves <= 0 ? points : points * StrictMath.pow(0.5, halves);
    }

    private static Duration untilBelow(double points, double threshold, Rules.Flapping rules) {
        if (points <= threshold) {
            return Duration.ZERO;
        }
        double halves = StrictMath.log(points / threshold) / StrictMath.log(2);
        return Duration.ofMillis((long) StrictMath.ceil(halves * rules.halfLife().toMillis()));
    }
}
