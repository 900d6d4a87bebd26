package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Optional;

/// After a start, a stall, a clock jump or a lag what this program believes may be old: it observes
/// for a moment before it acts. People may be paged.
final class SelfDistrust implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        var tilt = wish.ask().tilt();
        return wish.remedy() && tilt != null && now.isBefore(tilt.until())
                ? new Verdict.Hold(
                        Reason.OBSERVING, "this program", tilt.why(), Optional.of(tilt.until()))
                : Verdict.CLEAR;
    }
}
