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

    /// One member, if the inventory has it.
    public Optional<MemberSight> member(String name) {
        return members.stream().filter(sight -> sight.member().equals(name)).findFirst();
    }

    /// Those that say that they are primaries.
    public List<MemberSight> primaries() {
        return members.stream().filter(sight -> sight.role() == Role.PRIMARY).toList();
    }

    /// Those that answer as standbys.
    public List<MemberSight> standbys() {
        return members.stream().filter(sight -> sight.role() == Role.STANDBY).toList();
    }

    /// The names of all but this one: whoever may acknowledge what it writes.
    public List<String> others(String primary) {
        return members.stream()
                .map(MemberSight::member)
                .filter(name -> !name.equals(primary))
                .toList();
    }
}
