package dev.remediator.journal;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Remedy.OrderedWork;
import dev.remediator.playbook.Remedy.Work;
import dev.remediator.playbook.RemedyFailed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does the deeds of one branch that must not happen twice: the intent is committed first, and
/// after a crash the probe says whether the deed happened. Before the first of the whole run
/// objections are heard.
final class Deeds {
    private final Run run;
    private final Track track;
    private final SafePoint point;
    private final Steps steps;

    Deeds(Run run, Track track, SafePoint point, Steps steps) {
        this.run = run;
        this.track = track;
        this.point = point;
        this.steps = steps;
    }

    /// The deed's answer: the recorded one, the probe's, or that of the work, done now.
    <T> T take(
            String name, OrderedWork<T> work, @Nullable Work<Optional<T>> probe, TimeLimit limit) {
        var key = steps.begin(name);
        Work<Optional<T>> limited =
                probe == null ? null : () -> limit.onProbe("probe of " + name, probe);
        var recorded = track.next(key);
        if (recorded.isPresent() && recorded.get().kind() != Kind.INTENDED) {
            return given(recorded.get(), limited);
        }
        if (recorded.isPresent()) {
            var said = run.tenure().learned(key);
            if (said.isPresent()) {
                return given(said.get(), limited);
            }
            var happened = ask(name, limited);
            if (happened.isPresent()) {
                return steps.keep(key, keepable(name, happened.get()));
            }
        } else {
            steps.checkRoom(name);
            intend(key);
        }
        var order = run.order(key);
        Work<T> deed =
                () -> {
                    run.tenure().acts(key);
                    return keepable(
                            name, limit.on(name, () -> order.during(() -> work.run(order))));
                };
        return limited == null
                ? doBlindly(name, key, deed)
                : steps.perform(name, key, () -> doOrProve(deed, limited));
    }

    private <T> T given(StepEntry recorded, @Nullable Work<Optional<T>> probe) {
        if (recorded.kind() == Kind.FAILED && probe == null) {
            throw new Stopped(Outcome.UNKNOWN, steps.failure(recorded));
        }
        return steps.given(recorded);
    }

    /// One branch at a time asks whether anything speaks against it; the others then know.
    private void intend(String key) {
        try {
            var _ =
                    run.course()
                            .alone(
                                    () -> {
                                        if (!run.course().pastReturn()) {
                                            point.pass();
                                            hear();
                                        }
                                        run.course().intends();
                                        return key;
                                    });
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("objections are unchecked", e);
        }
        run.recorder().intends(key);
    }

    /// Asking takes time, so the run may be halted meanwhile; then it does not matter what was
    /// said.
    private void hear() {
        try {
            run.objections().run();
        } catch (Stopped objection) {
            passAfterAsking();
            run.course().over(objection);
            throw objection;
        }
        passAfterAsking();
    }

    private void passAfterAsking() {
        steps.stillOurs();
        point.pass();
    }

    /// What was done was done, whatever it answered.
    ///
    /// @throws Stopped if the answer does not fit into a journal
    private <T> T keepable(String name, T answer) {
        try {
            var _ = run.values().write(Discreet.answer(answer));
            return answer;
        } catch (IllegalArgumentException e) {
            throw new Stopped(
                    Outcome.UNKNOWN,
                    "'" + name + "' was done, but its answer cannot be kept: " + Evidence.of(e));
        }
    }

    /// A deed that threw may have happened all the same; the probe knows.
    private <T> T doOrProve(Work<T> deed, Work<Optional<T>> probe) throws Exception {
        try {
            return deed.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            steps.stillOurs();
            var happened = askAfter(e, probe);
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

    /// A deed that threw may have happened all the same, and nobody knows. It is recorded as
    /// failed; whoever reads that stops as well.
    private <T> T doBlindly(String name, String key, Work<T> deed) {
        try {
            return steps.perform(name, key, () -> doOrSay(name, deed));
        } catch (RemedyFailed e) {
            throw new Stopped(Outcome.UNKNOWN, Evidence.of(e));
        }
    }

    private <T> T doOrSay(String name, Work<T> deed) throws Exception {
        try {
            return Mishaps.thrown(deed);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new RemedyFailed(
                    "'"
                            + name
                            + "' threw and has no probe, so nobody knows whether it happened: "
                            + Evidence.of(e),
                    e);
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
