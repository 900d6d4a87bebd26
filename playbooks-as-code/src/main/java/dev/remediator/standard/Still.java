package dev.remediator.standard;

import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.WalPosition;
import java.util.List;

/// Two looks, one right after the other.
///
/// @param seen the later one
/// @param still whether nobody's position has moved in between
record Still(Observation seen, boolean still) {

    static Still of(Observation first, Observation second) {
        return new Still(second, positions(first).equals(positions(second)));
    }

    private static List<WalPosition> positions(Observation seen) {
        return seen.members().stream().map(MemberSight::position).toList();
    }
}
