package dev.remediator.replay.engine;

import dev.remediator.journal.Outcome;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Remedies that do their work, each in the same time: for alerts alone, of which nobody has
/// recorded what was done. Whether a remedy helped its alert says.
///
/// @param takes how long each takes; default 30 s
public record AssumedHands(Duration takes) implements Hands {
    static final String WORKER = "assumed";

    private static final String EVIDENCE = "it is assumed to do its work";

    /// Half a minute each.
    public AssumedHands() {
        this(Duration.ofSeconds(30));
    }

    @Override
    public Script carryOut(Effect.Offer offer) {
        var remark = new Remark(Note.Kind.ASSUMED, EVIDENCE);
        return new Script(worked(offer, takes), Optional.of(remark));
    }

    /// Claimed at once, and done after that time.
    static List<Said> worked(Effect.Offer offer, Duration takes) {
        var claimed = new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), WORKER);
        return List.of(
                new Said(Duration.ZERO, new Event.Reported(claimed)),
                new Said(takes, ended(offer, Outcome.SUCCEEDED, EVIDENCE)));
    }

    static Event ended(Effect.Offer offer, Outcome outcome, String evidence) {
        return new Event.Reported(
                new Report.Ended(
                        offer.resource(), offer.run(), offer.epoch(), WORKER, outcome, evidence));
    }
}
