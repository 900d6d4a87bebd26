package dev.remediator.it.simulation;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Ruling;
import dev.remediator.remediation.Effect;
import java.util.Optional;

/// What must be so whenever the warden lets something go.
abstract class WhenAllowed extends Invariant {
    final Told told;

    WhenAllowed(Told told) {
        this.told = told;
    }

    @Override
    final void see(Seen seen) {
        if (!(seen instanceof Seen.Warden warden)) {
            return;
        }
        for (var effect : warden.effects()) {
            if (effect instanceof Effect.Rules(Ruling.Allowed allowed)) {
                var ask = told.ask(allowed.permit());
                objection(ask, warden)
                        .ifPresent(
                                why -> {
                                    var what = ask.purpose() + " '" + ask.remedy() + "'";
                                    throw violation(
                                            what
                                                    + " on "
                                                    + ask.resource()
                                                    + " ("
                                                    + ask.permit()
                                                    + ") was let go, but "
                                                    + why);
                                });
            }
        }
    }

    abstract Optional<String> objection(Ask ask, Seen.Warden warden);

    static boolean remedy(Ask ask) {
        return ask.purpose() == Ask.Purpose.REMEDY;
    }
}
