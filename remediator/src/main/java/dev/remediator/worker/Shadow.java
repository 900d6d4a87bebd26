package dev.remediator.worker;

import dev.remediator.alert.Replayed;
import dev.remediator.journal.Assignment;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.Performance;
import dev.remediator.journal.Stopped;
import dev.remediator.journal.Tenure;
import dev.remediator.playbook.Remedy;
import dev.remediator.remediation.Effect;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/// A remedy of a replay: it takes its time and ends as it was recorded, and nothing is done. No
/// line of the playbook runs, no inventory is asked, so there is nothing that could touch anything.
///
/// A remedy nobody recorded is assumed to do its work in a second.
///
/// @param remedy its name
/// @param offer the run
/// @param outcome how it ends
/// @param took how long it takes
/// @param source where that is known from, for people
record Shadow(String remedy, Effect.Offer offer, Outcome outcome, Duration took, String source) {
    private static final String NOTHING_DONE =
            "in shadow: nothing was done, because it is replayed";
    private static final Duration USUAL = Duration.ofSeconds(1);

    /// Ways to end that a body does not come to by being told to stop.
    private static final Set<Outcome> OF_ITSELF =
            EnumSet.of(
                    Outcome.FAILED,
                    Outcome.UNKNOWN,
                    Outcome.TARGET_UNKNOWN,
                    Outcome.STILL_WELL,
                    Outcome.VETOED);

    static Shadow of(String remedy, Effect.Offer offer) {
        var said = offer.alert().annotations().getOrDefault(Replayed.recorded(remedy), "");
        int space = said.indexOf(' ');
        try {
            var outcome = Outcome.valueOf(said.substring(0, Math.max(0, space)));
            var took = Duration.parse(said.substring(space + 1));
            return new Shadow(
                    remedy,
                    offer,
                    OF_ITSELF.contains(outcome) ? outcome : Outcome.SUCCEEDED,
                    within(took, offer.limit()),
                    "as it was recorded");
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Shadow(remedy, offer, Outcome.SUCCEEDED, USUAL, "nobody recorded it");
        }
    }

    private static Duration within(Duration took, Duration limit) {
        if (took.isNegative()) {
            return Duration.ZERO;
        }
        return took.compareTo(limit) > 0 ? limit : took;
    }

    /// Carries it out, as a run that can be halted, lost and gone on with like any other.
    Ending perform(Tenure tenure, StepValues values, InstantSource clock) {
        var assignment =
                new Assignment(
                        offer.run(), offer.epoch(), offer.limit(), offer.alert(), offer.journal());
        var ending = new Performance(assignment, tenure, values, clock, () -> {}).of(this::play);
        return ending.outcome() == Outcome.SUCCEEDED
                ? new Ending(Outcome.SUCCEEDED, sentence())
                : ending;
    }

    private void play(Remedy words) {
        words.step("in shadow", () -> NOTHING_DONE);
        words.sleep(took);
        if (outcome != Outcome.SUCCEEDED) {
            throw new Stopped(outcome, sentence());
        }
    }

    private String sentence() {
        return NOTHING_DONE + "; '" + remedy + "' ended so: " + source;
    }
}
