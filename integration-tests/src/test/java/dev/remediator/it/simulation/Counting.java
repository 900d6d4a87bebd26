package dev.remediator.it.simulation;

import dev.remediator.remediation.Effect;
import dev.remediator.warden.WardenEvent;

/// Counts what is seen.
final class Counting {

    private Counting() {}

    static void count(Seen seen, Tally tally) {
        switch (seen) {
            case Seen.Resource resource -> {
                tally.count("decisions about resources");
                resource.effects().forEach(effect -> count(effect, tally));
            }
            case Seen.Warden warden -> {
                tally.count("decisions of the warden");
                warden.effects().forEach(effect -> count(effect, tally));
                if (warden.event() instanceof WardenEvent.TimePassed) {
                    tally.count("decisions of the warden because time passed");
                }
            }
            case Seen.Deed _ -> {}
        }
    }

    private static void count(Effect effect, Tally tally) {
        switch (effect) {
            case Effect.Log(var decision) -> tally.count("reason " + decision.reason().word());
            case Effect.Offer offer ->
                    tally.count(
                            offer.epoch() == 1
                                    ? "remedies offered"
                                    : "remedies offered to another");
            case Effect.Rules(var ruling) ->
                    tally.count("rulings " + ruling.getClass().getSimpleName());
            case Effect.Tell _, Effect.Paging _, Effect.Petitions _ -> {}
        }
    }
}
