package dev.remediator.journal;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Remedy.OrderedWork;
import dev.remediator.playbook.Remedy.Work;
import dev.remediator.port.Order;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does one run's deeds that must not happen twice: the intent is committed first, and after a
/// crash the probe says whether the deed happened. Before the first of them objections are heard.
final class Deeds {
    private final String run;
    private final Journal journal;
    private final Tenure tenure;
    private final InstantSource clock;
    private final SafePoint point;
    private final Steps steps;
    private final Runnable objections;

    /// @param objections throws [Stopped] if there are any
    Deeds(
            String run,
            Journal journal,
            Tenure tenure,
            InstantSource clock,
            SafePoint point,
            Steps steps,
            Runnable objections) {
        this.run = run;
        this.journal = journal;
        this.tenure = tenure;
        this.clock = clock;
        this.point = point;
        this.steps = steps;
        this.objections = objections;
    }

    /// The deed's answer: the recorded one, the probe's, or that of the work, done now.
    <T> T take(String name, OrderedWork<T> work, @Nullable Work<Optional<T>> probe) {
        var key = steps.begin(name);
        var recorded = journal.next(key);
        if (recorded.isPresent() && recorded.get().kind() != Kind.INTENDED) {
            return steps.given(recorded.get());
        }
        if (recorded.isPresent()) {
            var happened = ask(name, probe);
            if (happened.isPresent()) {
                return steps.keep(key, happened.get());
            }
        } else {
            intend(key);
        }
        var order = new Order(run + "/" + key, tenure.fencingToken());
        return steps.perform(name, key, () -> doOrProve(() -> work.run(order), probe));
    }

    private void intend(String key) {
        if (!journal.pastReturn()) {
            hear();
        }
        journal.intended();
        tenure.intend(new StepEntry(key, Kind.INTENDED, "", clock.instant()));
    }

    /// Asking takes time, so the run may be halted meanwhile; then it does not matter what was
    /// said.
    private void hear() {
        try {
            objections.run();
        } catch (Stopped objection) {
            passAfterAsking();
            throw objection;
        }
        passAfterAsking();
    }

    private void passAfterAsking() {
        steps.stillOurs();
        point.pass();
    }

    /// A deed that threw may have happened all the same; the probe knows.
    private <T> T doOrProve(Work<T> deed, @Nullable Work<Optional<T>> probe) throws Exception {
        try {
            return deed.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            steps.stillOurs();
            var happened = probe == null ? Optional.<T>empty() : askAfter(e, probe);
            if (happened.isPresent()) {
                return happened.get();
            }
            throw e;
        }
    }

    /// What the deed said is the evidence, not what its probe said.
    private static <T> Optional<T> askAfter(Exception deed, Work<Optional<T>> probe)
            throws Exception {
        try {
            return probe.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!e.equals(deed)) {
                deed.addSuppressed(e);
            }
            throw deed;
        }
    }

    /// After a crash between intent and result.
    private <T> Optional<T> ask(String name, @Nullable Work<Optional<T>> probe) {
        if (probe == null) {
            throw new Stopped(
                    Outcome.UNKNOWN, "a worker died in '" + name + "', which has no probe");
        }
        try {
            return steps.ask(name, probe);
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        } catch (Exception e) {
            steps.stillOurs();
            throw new Stopped(
                    Outcome.UNKNOWN,
                    "a worker died in '" + name + "', and its probe failed: " + Evidence.of(e));
        }
    }
}
