package dev.remediator.remediation;

import dev.remediator.journal.StepEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One remedy being carried out: who may, until when, and what has been done.
///
/// @param work what is carried out
/// @param epoch grows whenever the run is taken away from a worker; reports of older ones are late
/// @param owner who has it
/// @param deadline when it has taken too long
/// @param journal every recorded step, in order
/// @param halting whether its worker has been told to stop at the next safe point
/// @param halted whether a guard wants that, so that it is not gone on with before the guards let
///   it
public record Run(
        Work work,
        int epoch,
        Owner owner,
        Instant deadline,
        List<StepEntry> journal,
        boolean halting,
        boolean halted) {

    /// Copies the journal.
    public Run {
        journal = List.copyOf(journal);
    }

    /// What was begun, and by which version of the playbook: only that one carries it out.
    ///
    /// @param id names the run in reports
    /// @param remedy which rung of the ladder
    /// @param name what the remedy was called then
    /// @param code the version of the playbook's code
    /// @param startedAt when it was first offered
    public record Work(String id, int remedy, String name, String code, Instant startedAt) {}

    /// Who has the run.
    public sealed interface Owner {}

    /// Nobody yet.
    ///
    /// @param claimBy when it is offered again
    /// @param since since when nobody has it
    /// @param declined how often workers have said since then that they cannot take it
    /// @param lacking the workers that do not have its target
    public record Offered(Instant claimBy, Instant since, int declined, Set<String> lacking)
            implements Owner {
        /// Copies the set.
        public Offered {
            lacking = Collections.unmodifiableSet(new TreeSet<>(lacking));
        }

        static Offered from(Instant now, Instant claimBy) {
            return new Offered(claimBy, now, 0, Set.of());
        }

        Offered until(Instant otherClaimBy) {
            return new Offered(otherClaimBy, since, declined, lacking);
        }

        /// A worker has said that it cannot take it.
        Offered declinedBy(String worker, boolean lacksTarget, Instant otherClaimBy) {
            var all = new TreeSet<>(lacking);
            if (lacksTarget) {
                all.add(worker);
            }
            return new Offered(otherClaimBy, since, declined + 1, all);
        }
    }

    /// A worker, for as long as its heartbeats arrive.
    ///
    /// @param worker which one
    public record Held(String worker) implements Owner {}

    /// Names it in reports.
    public String id() {
        return work.id();
    }

    /// Which rung of the ladder.
    public int remedy() {
        return work.remedy();
    }

    boolean heldBy(String worker, int ofEpoch) {
        return epoch == ofEpoch && owner.equals(new Held(worker));
    }

    /// Nobody has ever had it, so nothing has been done.
    boolean untouched() {
        return epoch == 1 && owner instanceof Offered && journal.isEmpty();
    }

    Instant due() {
        return owner instanceof Offered offered && offered.claimBy().isBefore(deadline)
                ? offered.claimBy()
                : deadline;
    }

    /// Had by a worker that has asked for it. That it waited does not count against its time.
    Run takenBy(String worker, Instant now) {
        var waited =
                owner instanceof Offered offered
                        ? Duration.between(offered.since(), now)
                        : Duration.ZERO;
        return new Run(
                work, epoch, new Held(worker), deadline.plus(waited), journal, halting, halted);
    }

    Run ownedBy(Owner other) {
        return new Run(work, epoch, other, deadline, journal, halting, halted);
    }

    /// Nobody has it from now on; what its worker still says is late.
    Run takenAway(Instant now, Instant claimBy) {
        return again(Offered.from(now, claimBy), deadline, halted);
    }

    /// Its worker has begun anew and goes on with it; what it said before that is late.
    Run resumedBy(String worker) {
        return again(new Held(worker), deadline, halted);
    }

    /// Gone on with after a pause, which does not count against its time.
    Run resumed(Instant now, Instant claimBy, Duration pause) {
        return again(Offered.from(now, claimBy), deadline.plus(pause), false);
    }

    private Run again(Owner other, Instant until, boolean stillHalted) {
        return new Run(work, epoch + 1, other, until, journal, false, stillHalted);
    }

    /// The same work, done by another version of the playbook from now on.
    Run by(String code) {
        var other = new Work(id(), remedy(), work.name(), code, work.startedAt());
        return new Run(other, epoch, owner, deadline, journal, halting, halted);
    }

    Run told() {
        return new Run(work, epoch, owner, deadline, journal, true, halted);
    }

    /// Told by a guard.
    Run toldByGuard() {
        return new Run(work, epoch, owner, deadline, journal, true, true);
    }

    /// It has begun something that cannot be taken back.
    boolean pastTheSafePoint() {
        return journal.stream().anyMatch(entry -> entry.kind() == StepEntry.Kind.INTENDED);
    }

    /// A deed was intended, and nobody has said what came of it.
    boolean wonders(String step) {
        return journal.stream()
                .filter(entry -> entry.step().equals(step))
                .reduce((_, last) -> last)
                .filter(entry -> entry.kind() == StepEntry.Kind.INTENDED)
                .isPresent();
    }

    /// Every step that is recorded has been done.
    boolean allDone() {
        var latest = new TreeMap<String, StepEntry.Kind>();
        journal.forEach(entry -> latest.put(entry.step(), entry.kind()));
        return latest.values().stream().allMatch(kind -> kind == StepEntry.Kind.DONE);
    }

    Run recorded(StepEntry entry) {
        var longer = new ArrayList<>(journal);
        longer.add(entry);
        return new Run(work, epoch, owner, deadline, longer, halting, halted);
    }
}
