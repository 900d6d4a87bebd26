package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.util.Map;

/// What all guards together say of a wish.
final class Judgement {
    private Judgement() {}

    /// What they say at the time of the wishes.
    static Verdict judge(Wishes wishes, Facts facts, Rules rules) {
        return Guards.judge(
                Guards.ALL, wishes.wish(), facts, Policy.of(rules, Map.of()), Wishes.NOW);
    }

    /// Why it is not let go; it must not be let go.
    static Reason reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clear clear -> throw new AssertionError("it was let go: " + clear);
            case Verdict.Hold hold -> hold.reason();
            case Verdict.Refuse refuse -> refuse.reason();
        };
    }
}
