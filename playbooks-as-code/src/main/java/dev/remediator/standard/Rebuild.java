package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;

import dev.remediator.failover.MemberSight;
import dev.remediator.failover.RebuildGate;
import dev.remediator.failover.Terms;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;
import java.util.List;
import java.util.Optional;

/// A member that is no primary any more gets a new copy of the data.
///
/// @param remedy whose steps these are
/// @param db the cluster
/// @param member who
/// @param primary from whom it is copied
record Rebuild(Remedy remedy, DatabaseCluster db, String member, String primary) {

    /// Nothing is destroyed of which no new copy would be there in time.
    void throwIfTooLarge(Terms terms) {
        var cost = remedy.step("ask what a copy costs", db::copyCost);
        var gate =
                remedy.step(
                        "see whether a copy is there in time", () -> RebuildGate.of(cost, terms));
        if (!gate.allowed()) {
            throw new RemedyFailed(
                    "%s is not destroyed, because a new copy would take too long: %s"
                            .formatted(member, gate.sentence()));
        }
    }

    /// Which copy is meant, whatever stands there later.
    Optional<String> noteCopy() {
        return remedy.step("note the copy of " + member, () -> db.copy(member));
    }

    /// Destroys this copy and makes another. A copy in the middle of which a worker died is begun
    /// anew.
    void replace(Optional<String> copy) {
        if (copy.isPresent()) {
            var old = copy.get();
            remedy.step("save evidence of " + member, () -> db.saveEvidence(member));
            remedy.once("destroy " + member + "'s copy", order -> db.destroy(member, old, order))
                    .probe(() -> !db.copy(member).equals(copy));
        }
        remedy.step(
                "copy " + member + " from " + primary,
                () -> db.rebuild(member, primary, ShuttingOut.order()));
    }

    /// Has it follow again with the data it has, as a standby and nothing else.
    ///
    /// @param answers whether it answers as a standby already
    /// @return whether it streams
    boolean cured(boolean answers) {
        try {
            if (!answers) {
                remedy.step(
                        "start " + member + " again as a standby",
                        () -> db.start(member, ShuttingOut.order()));
            }
            remedy.step(
                    "let " + member + " follow " + primary + " again",
                    () -> {
                        db.restore(List.of(member), ShuttingOut.order());
                        db.follow(List.of(member), primary);
                    });
            remedy.await(member + " streams from " + primary, this::streams, minutes(2));
            return true;
        } catch (RemedyFailed _) {
            return false;
        }
    }

    private boolean streams() {
        return db.observe()
                .member(member)
                .filter(MemberSight::streaming)
                .filter(sight -> sight.upstream().equals(primary))
                .isPresent();
    }

    /// Waits until it receives, whether or not anybody asks it for acknowledgements.
    void awaitStreaming() {
        remedy.await(member + " streams from " + primary, this::streams, minutes(10));
    }

    /// Waits until it counts.
    void awaitInQuorum() {
        remedy.await(
                member + " streams from " + primary + " and counts",
                () -> db.quorumOf(primary).contains(member),
                minutes(10));
    }
}
