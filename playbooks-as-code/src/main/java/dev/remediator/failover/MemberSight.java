package dev.remediator.failover;

import java.util.List;

/// One member, as it was seen from several vantage points at about the same time.
///
/// @param member its name in the inventory
/// @param region where it stands
/// @param glances every try to reach it with a query
/// @param host what its host says about its process
/// @param role what it says that it is
/// @param writable whether it takes writes; only a primary can
/// @param unwritable why a primary that answers surely does not, such as `read only`, seen twice;
///   empty if it does or if nobody can be sure
/// @param position how far its log goes: what a primary wrote, what a standby has received
/// @param streaming whether a standby receives from its upstream now
/// @param upstream which member a standby is set to follow; empty if none or a stranger
/// @param revoked whether a standby's word was taken back, so that it does not receive from there
public record MemberSight(
        String member,
        String region,
        List<Glance> glances,
        HostState host,
        Role role,
        boolean writable,
        String unwritable,
        WalPosition position,
        boolean streaming,
        String upstream,
        boolean revoked) {

    /// Copies the list.
    public MemberSight {
        glances = List.copyOf(glances);
    }

    /// Whether it answered the worker.
    public boolean answers() {
        return role != Role.UNKNOWN;
    }

    /// Whether it answers as a standby and says how far it is: whether it counts in a quorum.
    public boolean counts() {
        return role == Role.STANDBY && position.known();
    }
}
