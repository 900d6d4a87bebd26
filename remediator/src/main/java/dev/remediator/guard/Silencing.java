package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What a silence or a maintenance window covers is neither acted upon nor paged.
final class Silencing implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        if (facts.controls().silences().isEmpty() && policy.rules().maintenance().isEmpty()) {
            return Verdict.CLEAR;
        }
        var planned = policy.rules().maintenance().stream().map(Window::asSilence);
        return Stream.concat(facts.controls().silences().stream(), planned)
                .filter(silence -> silence.holds(now) && silence.covers(wish.ask().alert()))
                .findFirst()
                .map(Silencing::hold)
                .orElse(Verdict.CLEAR);
    }

    private static Verdict hold(Silence silence) {
        return new Verdict.Hold(
                silence.maintenance() ? Reason.IN_MAINTENANCE : Reason.SILENCED,
                silence.id(),
                silence.sentence(),
                Optional.of(silence.until()));
    }
}
