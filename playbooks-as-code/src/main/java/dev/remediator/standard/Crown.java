package dev.remediator.standard;

import dev.remediator.failover.MemberSight;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;
import org.jspecify.annotations.Nullable;

/// Who is to be the primary, and whether the old one may still have everything back. It may not
/// once anybody else is a primary or might become one: not after a promotion was tried, whatever
/// the candidate says of itself now.
///
/// What it knows comes from recorded steps, so it is the same in every worker.
final class Crown {
    private final DatabaseCluster db;
    private final String old;
    private @Nullable String heir;
    private boolean tried;
    private boolean taken;

    Crown(DatabaseCluster db, String old) {
        this.db = db;
        this.old = old;
    }

    /// From here on this one may be a primary.
    void offeredTo(String member) {
        heir = member;
    }

    /// It was told to become one, and may do so however late.
    void tried() {
        tried = true;
    }

    /// It is.
    void taken() {
        taken = true;
    }

    /// Whether it says that it is.
    ///
    /// @throws RemedyFailed if it cannot be asked
    boolean isTaken() {
        var next = heir;
        if (taken || next == null) {
            return taken;
        }
        if (db.isPrimary(next)) {
            return true;
        }
        if (db.observe().member(next).filter(MemberSight::answers).isEmpty()) {
            throw new RemedyFailed("nobody knows whether " + next + " was promoted: it is silent");
        }
        return false;
    }

    /// Whether the old primary may have back what was taken from it.
    ///
    /// @throws RemedyFailed if nobody knows
    boolean mayGoBack() {
        if (tried && !taken) {
            throw new RemedyFailed("nobody knows whether " + heir + " becomes a primary yet");
        }
        return !isTaken()
                && db.observe().primaries().stream()
                        .allMatch(primary -> primary.member().equals(old));
    }
}
