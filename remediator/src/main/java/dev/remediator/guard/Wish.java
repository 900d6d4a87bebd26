package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An [Ask] that has not been granted yet.
///
/// @param ask what is wanted
/// @param place its place in the queue: the lower, the sooner
/// @param since when it was asked
/// @param heldBy why it is held back, once somebody has looked
/// @param scope whose matter that is; empty while not held
/// @param heldSince since when it has been held for this reason
/// @param heldUntil when that will be otherwise although nothing happens, if that is known
/// @param thought whether it has been counted as what its playbook would have done
/// @param approvedBy who has approved it, if somebody has
public record Wish(
        Ask ask,
        long place,
        Instant since,
        @Nullable Reason heldBy,
        String scope,
        Instant heldSince,
        @Nullable Instant heldUntil,
        boolean thought,
        @Nullable String approvedBy) {

    /// As it comes in.
    public static Wish of(Ask ask, long place, Instant now) {
        return new Wish(ask, place, now, null, "", now, null, false, null);
    }

    /// Held, for this reason from now on unless it already was.
    public Wish held(Verdict.Hold hold, Instant now) {
        boolean same = hold.reason() == heldBy && hold.scope().equals(scope);
        return new Wish(
                ask,
                place,
                since,
                hold.reason(),
                hold.scope(),
                same ? heldSince : now,
                hold.until().orElse(null),
                thought || hold.reason() == Reason.SHADOW,
                approvedBy);
    }

    /// Approved.
    public Wish approved(String by) {
        return new Wish(ask, place, since, heldBy, scope, heldSince, heldUntil, thought, by);
    }

    /// Whether it is a remedy that destroys something.
    public boolean destructive() {
        return remedy() && ask.destructive();
    }

    /// Whether it is a remedy at all.
    public boolean remedy() {
        return ask.purpose() == Ask.Purpose.REMEDY;
    }
}
