package dev.remediator.remediation;

import dev.remediator.journal.StepEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One remedy being carried out: who may, until when, and what has been done.
///
/// @param id names it in reports
/// @param remedy which rung of the ladder
/// @param epoch grows whenever the run is taken away from a worker; reports of older ones are late
/// @param owner who has it
/// @param startedAt when it was first offered
/// @param deadline when it has taken too long
/// @param journal every recorded step, in order
/// @param halting whether its worker has been told to stop at the next safe point
/// @param halted whether a guard wants that, so that it is not gone on with before the guards let
///   it
public record Run(
        String id,
        int remedy,
        int epoch,
        Owner owner,
        Instant startedAt,
        Instant deadline,
        List<StepEntry> journal,
        boolean halting,
        boolean halted) {

    /// Copies the journal.
    public Run {
        journal = List.copyOf(journal);
    }

    /// Who has the run.
    public sealed interface Owner {}

    /// Nobody yet.
    ///
    /// @param claimBy when it is offered again
    public record Offered(Instant claimBy) implements Owner {}

    /// A worker, for as long as its heartbeats arrive.
    ///
    /// @param worker which one
    public record Held(String worker) implements Owner {}

    boolean heldBy(String worker, int ofEpoch) {
        return epoch == ofEpoch && owner.equals(new Held(worker));
    }

    /// Nobody has ever had it, so nothing has been done.
    boolean untouched() {
        return epoch == 1 && owner instanceof Offered && journal.isEmpty();
    }

    Instant due() {
        return owner instanceof Offered(var claimBy) && claimBy.isBefore(deadline)
                ? claimBy
                : deadline;
    }

    Run ownedBy(Owner other) {
        return new Run(id, remedy, epoch, other, startedAt, deadline, journal, halting, halted);
    }

    Run takenAway(Instant claimBy) {
        return new Run(
                id,
                remedy,
                epoch + 1,
                new Offered(claimBy),
                startedAt,
                deadline,
                journal,
                false,
                halted);
    }

    /// Gone on with after a pause, which does not count against its time.
    Run resumed(Instant claimBy, Duration pause) {
        return new Run(
                id,
                remedy,
                epoch + 1,
                new Offered(claimBy),
                startedAt,
                deadline.plus(pause),
                journal,
                false,
                false);
    }

    Run told() {
        return new Run(id, remedy, epoch, owner, startedAt, deadline, journal, true, halted);
    }

    /// Told by a guard.
    Run toldByGuard() {
        return new Run(id, remedy, epoch, owner, startedAt, deadline, journal, true, true);
    }

    /// It has begun something that cannot be taken back.
    boolean pastTheSafePoint() {
        return journal.stream().anyMatch(entry -> entry.kind() == StepEntry.Kind.INTENDED);
    }

    Run recorded(StepEntry entry) {
        var longer = new ArrayList<>(journal);
        longer.add(entry);
        return new Run(id, remedy, epoch, owner, startedAt, deadline, longer, halting, halted);
    }
}
