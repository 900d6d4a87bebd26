package dev.remediator.testkit;

import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.journal.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A hold on a run, in memory and in virtual time: what is written is the journal. The hold can be
/// taken away, and the worker can be killed just before or just after any of its writes.
public final class FakeTenure implements Tenure {
    static final long FIRST_TOKEN = 7;

    /// How the run was said to have ended.
    public record End(Outcome outcome, String evidence) {}

    private record Appointment(Instant at, Halt halt) {}

    private final VirtualTime time;
    private final long firstToken;
    private final List<StepEntry> journal = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final Set<Thread> acting = new HashSet<>();
    private final List<String> deeds = new ArrayList<>();
    private Deaths deaths;
    private int workersBefore;
    private boolean dead;
    private @Nullable String taken;
    private @Nullable Appointment appointment;
    private Optional<StepEntry> learned = Optional.empty();
    private Optional<Halt> halted = Optional.empty();
    private Optional<Halt> whileResting = Optional.empty();

    /// In a time of its own.
    public FakeTenure() {
        this(new VirtualTime());
    }

    /// In this time.
    public FakeTenure(VirtualTime time) {
        this(time, new Deaths(List.of()), FIRST_TOKEN);
    }

    FakeTenure(VirtualTime time, Deaths deaths, long firstToken) {
        this.time = time;
        this.firstToken = firstToken;
        this.deaths = deaths;
    }

    /// The time it rests in.
    public VirtualTime time() {
        return time;
    }

    /// The worker dies at this boundary: 0 is before its first write, 1 after it, and so on.
    public void diesAt(int number) {
        deaths = new Deaths(List.of(number));
    }

    /// The next worker does not die.
    public void livesOn() {
        isTakenUp();
        deaths = new Deaths(List.of());
    }

    /// The next worker has it.
    void isTakenUp() {
        if (dead) {
            workersBefore++;
        }
        dead = false;
        acting.clear();
    }

    /// The run is given to somebody else.
    public void isTaken(String why) {
        taken = why;
    }

    /// The engine wants it to stop.
    public void isHalted(Halt.Way way, String why) {
        halted = Optional.of(new Halt(why, way));
    }

    /// The engine wants it to stop as soon as it rests.
    public void isHaltedWhileResting(Halt.Way way, String why) {
        whileResting = Optional.of(new Halt(why, way));
    }

    /// The engine wants it to stop at that time.
    public void isHaltedAt(Instant at, Halt.Way way, String why) {
        appointment = new Appointment(at, new Halt(why, way));
    }

    /// It may go on.
    public void isNoLongerHalted() {
        halted = Optional.empty();
        appointment = null;
    }

    /// What is recorded.
    public List<StepEntry> journal() {
        return List.copyOf(journal);
    }

    /// How the run was said to have ended, each time.
    public List<End> ends() {
        return List.copyOf(ends);
    }

    /// What is recorded, such as `DONE drain#1`.
    public List<String> lines() {
        return journal.stream().map(e -> e.kind() + " " + e.step()).toList();
    }

    /// The deeds that must not happen twice, each time one of them was carried through, whether or
    /// not that was recorded, such as `restart#1`.
    public List<String> deeds() {
        return List.copyOf(deeds);
    }

    @Override
    public long fencingToken() {
        return firstToken + workersBefore;
    }

    @Override
    public void acts(String step) {
        acting.add(Thread.currentThread());
    }

    /// An earlier worker has said what came of a deed.
    public void learns(StepEntry entry) {
        learned = Optional.of(entry);
    }

    @Override
    public Optional<StepEntry> learned(String step) {
        return learned.filter(entry -> entry.step().equals(step));
    }

    @Override
    public void check() {
        throwIfDead();
        if (taken != null) {
            throw new RunTaken(taken);
        }
    }

    @Override
    public Optional<Halt> halted() {
        if (appointment != null && !time.instant().isBefore(appointment.at())) {
            return Optional.of(appointment.halt());
        }
        return halted;
    }

    @Override
    public boolean rest(Duration time) throws InterruptedException {
        throwIfDead();
        if (whileResting.isPresent()) {
            halted = whileResting;
            whileResting = Optional.empty();
            return true;
        }
        var shorter = untilHalted().filter(left -> left.compareTo(time) < 0);
        this.time.rest(shorter.orElse(time));
        return shorter.isPresent();
    }

    private Optional<Duration> untilHalted() {
        return Optional.ofNullable(appointment)
                .map(then -> Duration.between(time.instant(), then.at()))
                .filter(Duration::isPositive);
    }

    @Override
    public void together(List<Runnable> branches) throws InterruptedException {
        time.together(branches);
        throwIfDead();
    }

    @Override
    public Alarm interruptAfter(Duration limit) {
        return time.interruptAfter(limit);
    }

    @Override
    public void record(StepEntry entry) {
        if (acting.remove(Thread.currentThread()) && !dead && entry.kind() == Kind.DONE) {
            deeds.add(entry.step());
        }
        write(entry);
    }

    @Override
    public void intend(StepEntry entry) {
        write(entry);
    }

    @Override
    public void end(Outcome outcome, String evidence) {
        pass(Boundary.BEFORE_END);
        ends.add(new End(outcome, evidence));
        pass(Boundary.AFTER_END);
    }

    private void write(StepEntry entry) {
        pass(Boundary.before(entry));
        journal.add(entry);
        pass(Boundary.after(entry));
    }

    private void pass(Boundary boundary) {
        throwIfDead();
        try {
            deaths.pass(boundary);
        } catch (Killed e) {
            dead = true;
            time.abandon();
            throw e;
        }
    }

    /// The dead write nothing.
    private void throwIfDead() {
        if (dead) {
            throw new Killed();
        }
    }
}
