package dev.remediator.worker;

import dev.remediator.journal.Crowd;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Interrupter;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.Tenure;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One granted run on this worker. The run's thread asks and records; the tail of `grants` and the
/// heartbeat tell it what has become of its grant.
final class Hold implements Tenure {
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(500);
    private static final int UNKNOWN = -1;

    private final Effect.Offer offer;
    private final String worker;
    private final long fencingToken;
    private final Reports reports;
    private final Lifeline lifeline;
    private final Map<String, CompletableFuture<Boolean>> intents = new ConcurrentHashMap<>();
    private final Bell bell = new Bell();
    private final Map<String, StepEntry> learned = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable String revoked;
    private volatile Optional<Halt> halted = Optional.empty();
    private volatile @Nullable Thread thread;
    private volatile int partition = UNKNOWN;

    Hold(Effect.Offer offer, String worker, long fencingToken, Reports reports, Lifeline lifeline) {
        this.offer = offer;
        this.worker = worker;
        this.fencingToken = fencingToken;
        this.reports = reports;
        this.lifeline = lifeline;
    }

    /// Tells runs apart: a run that was taken away and granted again is another one.
    static String key(String run, int epoch) {
        return run + "@" + epoch;
    }

    String key() {
        return key(offer.run(), offer.epoch());
    }

    Effect.Offer offer() {
        return offer;
    }

    /// Begins: on this thread, answered for by this partition of the engine. It may have been
    /// revoked before.
    void begins(Thread runner, int answering) {
        partition = answering;
        thread = runner;
    }

    /// Which partition of the engine answers for it, once that is known.
    OptionalInt partition() {
        return partition == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(partition);
    }

    /// No further step; a running one may end, unless it can be interrupted.
    void revoke(String why) {
        revoked = why;
        interrupt();
    }

    /// Interrupts what is under way.
    void interrupt() {
        var runner = thread;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /// No further step, but the running one is left in peace.
    void windDown(String why) {
        revoked = why;
        bell.ring();
    }

    /// Stops at the next safe point; the latest such wish counts.
    void halt(Halt wish) {
        halted = Optional.of(wish);
        bell.ring();
    }

    /// An earlier worker has said what came of a deed.
    void learns(StepEntry entry) {
        learned.put(entry.step(), entry);
    }

    /// This worker has done with it, one way or the other.
    ///
    /// @return whether that is new
    boolean ends() {
        return over.compareAndSet(false, true);
    }

    boolean revoked() {
        return revoked != null;
    }

    void committed(String step) {
        var waiting = intents.get(step);
        if (waiting != null) {
            waiting.complete(true);
        }
    }

    @Override
    public long fencingToken() {
        return fencingToken;
    }

    @Override
    public void check() {
        var why = revoked;
        if (why != null) {
            throw new RunTaken(why);
        }
        if (lifeline.isCut(partition)) {
            throw new RunTaken("the engine has not answered a heartbeat for too long");
        }
    }

    @Override
    public Optional<Halt> halted() {
        return halted;
    }

    @Override
    public boolean rest(Duration time) throws InterruptedException {
        return bell.await(time);
    }

    @Override
    public void together(List<Runnable> branches) throws InterruptedException {
        Crowd.run(branches);
    }

    @Override
    public Alarm interruptAfter(Duration limit) {
        return new Interrupter(limit);
    }

    @Override
    public void record(StepEntry entry) {
        tell(new Report.Recorded(offer.resource(), offer.run(), offer.epoch(), worker, entry));
    }

    @Override
    public void intend(StepEntry entry) {
        var answer = new CompletableFuture<Boolean>();
        intents.put(entry.step(), answer);
        tell(new Report.Intended(offer.resource(), offer.run(), offer.epoch(), worker, entry));
        try {
            while (!answered(answer)) {
                check();
            }
            check();
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        } finally {
            intents.remove(entry.step());
        }
    }

    private static boolean answered(CompletableFuture<Boolean> answer) throws InterruptedException {
        try {
            return answer.get(LOOK_UP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer cannot fail", e);
        }
    }

    @Override
    public Optional<StepEntry> learned(String step) {
        return Optional.ofNullable(learned.get(step));
    }

    @Override
    public void end(Outcome outcome, String evidence) {
        tell(
                new Report.Ended(
                        offer.resource(), offer.run(), offer.epoch(), worker, outcome, evidence));
    }

    /// Gives the run back to the engine.
    void giveBack(String why) throws InterruptedException {
        reports.tell(
                new Report.Returned(offer.resource(), offer.run(), offer.epoch(), worker, why));
    }

    private void tell(Report report) {
        try {
            reports.tell(report);
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        } catch (IllegalStateException e) {
            throw new RunTaken(String.valueOf(e.getMessage()));
        }
    }
}
