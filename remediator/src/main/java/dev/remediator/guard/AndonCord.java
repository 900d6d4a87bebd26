package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Optional;

/// Anybody may stop automation: everything, one group or one playbook. People are still paged.
final class AndonCord implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        if (!wish.remedy()) {
            return Verdict.CLEAR;
        }
        for (var cord : facts.controls().cords()) {
            if (cord.stops(wish.ask().playbook(), wish.ask().groups())) {
                return new Verdict.Hold(
                        Reason.ANDON, cord.scope(), cord.sentence(), Optional.empty());
            }
        }
        return Verdict.CLEAR;
    }
}
