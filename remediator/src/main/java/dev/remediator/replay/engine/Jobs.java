package dev.remediator.replay.engine;

import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The runs that are offered or under way, and what is still to be said about each.
final class Jobs {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Agenda agenda;
    private final Hands hands;
    private final BiConsumer<String, Event> hears;
    private final Map<String, Job> jobs = new HashMap<>();

    private static final class Job {
        private final Effect.Offer offer;
        private final boolean assumed;
        private int left;

        Job(Effect.Offer offer, boolean assumed) {
            this.offer = offer;
            this.assumed = assumed;
        }
    }

    /// @param hears a resource hears of something
    Jobs(Agenda agenda, Hands hands, BiConsumer<String, Event> hears) {
        this.agenda = agenda;
        this.hands = hands;
        this.hears = hears;
    }

    /// The guards have let a run go. Whatever was to be said about it before is not said any more.
    ///
    /// @return what was assumed
    Hands.Script begin(Effect.Offer offer) {
        var script = hands.carryOut(offer);
        boolean assumed = script.note().filter(n -> n.kind() == Note.Kind.ASSUMED).isPresent();
        var job = new Job(offer, assumed);
        jobs.put(offer.run(), job);
        say(job, script.lines());
        return script;
    }

    private void say(Job job, List<Hands.Said> lines) {
        job.left = lines.size();
        for (var line : lines) {
            long at = Nanos.plus(Nanos.floor(agenda.now()), line.after());
            agenda.at(at, () -> say(job, line.event()));
        }
        if (lines.isEmpty()) {
            jobs.remove(job.offer.run(), job);
        }
    }

    private void say(Job job, Event event) {
        if (jobs.get(job.offer.run()) == job) {
            if (--job.left == 0) {
                jobs.remove(job.offer.run());
            }
            hears.accept(job.offer.resource(), event);
        }
    }

    /// Whether nobody recorded this run.
    boolean isAssumed(String run) {
        var job = jobs.get(run);
        return job != null && job.assumed;
    }

    /// The engine tells a worker something. One that was recorded does what it did then.
    void told(Answer answer) {
        switch (answer) {
            case Answer.Halt halt -> halted(halt);
            case Answer.Revoked revoked -> {
                if (AssumedHands.WORKER.equals(revoked.worker()) && isAssumed(revoked.run())) {
                    jobs.remove(revoked.run());
                }
            }
            case Answer.Granted _, Answer.IntentCommitted _, Answer.Learned _, Answer.Alive _ -> {}
        }
    }

    private void halted(Answer.Halt halt) {
        var job = jobs.get(halt.run());
        if (job == null || !job.assumed) {
            return;
        }
        var stopped = new Job(job.offer, true);
        jobs.put(halt.run(), stopped);
        say(stopped, List.of(new Hands.Said(SOON, stops(job.offer, halt))));
    }

    private static Event stops(Effect.Offer offer, Answer.Halt halt) {
        return halt.way() == Halt.Way.GIVE_BACK
                ? new Event.Reported(
                        new Report.Returned(
                                offer.resource(),
                                offer.run(),
                                halt.epoch(),
                                AssumedHands.WORKER,
                                halt.why()))
                : AssumedHands.ended(offer, Outcome.CANCELLED, halt.why());
    }

    int size() {
        return jobs.size();
    }
}
