package dev.remediator.replay.body;

import dev.remediator.journal.Assignment;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.Performance;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.Stopped;
import dev.remediator.journal.Values;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Rung;
import dev.remediator.worker.StepValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Plays remedies' bodies: each recorded step gives its recorded answer, none is done.
///
/// A body is played on a thread of its own, its branches one after the other, so the same play
/// always goes the same way. Recorded steps, waits and rests take no time. What a body does outside
/// of steps takes its own: a body that has not ended after ten seconds, or that says ten thousand
/// words after the last one that is recorded, does not come to an end. It is interrupted, or left
/// where it is, and that remedy is not played again.
///
/// Thread-safe.
public final class Understudy {
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Duration WITHOUT_LIMIT = Duration.ofDays(3650);

    /// Later than whatever was slept until.
    private static final Instant LATER = Instant.parse("9000-01-01T00:00:00Z");

    private static final String ENDLESS =
            "does not come to an end when it is played against the recording; what takes long"
                    + " belongs into a step";

    private final Values values;
    private final Duration most;
    private final Set<Rung<?>> endless = ConcurrentHashMap.newKeySet();

    /// @param playbooks the loader of the playbooks' classes, for what their steps answered
    public Understudy(ClassLoader playbooks) {
        this(new StepValues(playbooks), MOST);
    }

    /// @param most how long a body may take outside of its steps
    Understudy(Values values, Duration most) {
        this.values = values;
        this.most = most;
    }

    /// Where the code leaves the recorded path, in words that follow the remedy's name, such as
    /// `takes 'drain' where 'restart' was recorded, after 'note the boot id'`; empty if it does
    /// not.
    ///
    /// Of a run that succeeded, everything must fit: its steps, and that nothing comes after them.
    /// Of one that was taken away, cancelled, undone or ended in doubt, only what is recorded must.
    /// Of one that diverged already then, nothing is said.
    ///
    /// @param plan the playbook
    /// @param remedy which rung of its ladder, from 0
    /// @param recorded what was recorded
    public Optional<String> leaves(Plan<?> plan, int remedy, RecordedRun recorded) {
        boolean nothingToPlay =
                recorded.outcome().stream()
                        .anyMatch(how -> how == Outcome.DIVERGED || how == Outcome.TARGET_UNKNOWN);
        return nothingToPlay ? Optional.empty() : leaves(plan, remedy, recorded, "target");
    }

    private <T> Optional<String> leaves(
            Plan<T> plan, int remedy, RecordedRun recorded, String unnamed) {
        var rung = plan.rungs().get(remedy);
        if (endless.contains(rung)) {
            return Optional.of(ENDLESS);
        }
        var end = new CompletableFuture<Optional<String>>();
        var script =
                new Script(
                        () -> {
                            var _ = end.complete(tooLong(rung));
                        });
        var name = plan.lock().nameIn(recorded.alert()).orElse(unnamed);
        var target = Stub.of(plan.lock().port(), name, script);
        var play =
                Thread.ofPlatform()
                        .daemon()
                        .name("understudy of " + recorded.run())
                        .start(
                                () ->
                                        end.completeAsync(
                                                () -> play(rung, target, recorded, script),
                                                Runnable::run));
        return await(end, play, rung);
    }

    private Optional<String> await(
            CompletableFuture<Optional<String>> end, Thread play, Rung<?> rung) {
        try {
            return end.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            play.interrupt();
            return tooLong(rung);
        } catch (InterruptedException e) {
            play.interrupt();
            throw RunTaken.interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a remedy cannot be played: " + e.getCause(), e);
        }
    }

    private Optional<String> tooLong(Rung<?> rung) {
        endless.add(rung);
        return Optional.of(ENDLESS);
    }

    private <T> Optional<String> play(Rung<T> rung, T target, RecordedRun recorded, Script script) {
        var deviation = new Deviation(recorded, script);
        var assignment =
                new Assignment(
                        recorded.run(), 1, WITHOUT_LIMIT, recorded.alert(), recorded.journal());
        var performance =
                new Performance(
                        assignment, new Prompter(), values, () -> LATER, Understudy::objects);
        try {
            var ending =
                    performance.of(
                            remedy -> {
                                var prompted = new PromptedRemedy(remedy, script, script.root());
                                script.follow(() -> rung.action().perform(prompted, target));
                            });
            return deviation.after(ending);
        } catch (RecordEnds e) {
            return deviation.afterTheRecord();
        } catch (Stopped e) {
            return Optional.of(deviation.diverged(String.valueOf(e.getMessage())));
        }
    }

    /// Heard before a deed that is not recorded.
    private static void objects() {
        throw new RecordEnds();
    }
}
