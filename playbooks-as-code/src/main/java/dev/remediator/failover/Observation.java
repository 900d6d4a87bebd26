package dev.remediator.failover;

import java.util.List;
import java.util.Optional;

/// A cluster as it was seen once, from several vantage points.
///
/// @param members every member of the inventory, in its order
/// @param recovery the latest one that any member that answered remembers
public record Observation(List<MemberSight> members, Optional<Recovery> recovery) {

    /// Copies the list.
    public Observation {
        members = List.copyOf(members);
    }
}
