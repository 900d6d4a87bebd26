package dev.remediator.failover;

import java.util.List;

/// Whether those that can be asked must know every acknowledged write: R + W > N. Each write was
/// acknowledged by W of the N standbys that may be asked to; so if more than N - W of them can be
/// reached, one of them has it, and the most advanced has all.
///
/// @param reachable R: how many standbys answer and say how far they are
/// @param acks W: how many have each write that was acknowledged
/// @param listed N: how many might be asked; every member but the primary
public record Quorum(int reachable, int acks, int listed) {

    /// What was seen of the standbys of this primary.
    public static Quorum of(Observation seen, String primary, Terms terms) {
        return of(seen, primary, terms, seen.others(primary));
    }

    /// The same, if only these standbys count.
    public static Quorum of(Observation seen, String primary, Terms terms, List<String> counting) {
        var others = seen.others(primary);
        long reachable =
                seen.members().stream()
                        .filter(MemberSight::counts)
                        .filter(sight -> others.contains(sight.member()))
                        .filter(sight -> counting.contains(sight.member()))
                        .count();
        return new Quorum((int) reachable, terms.acks(), others.size());
    }

    /// Whether nothing that was acknowledged can be missed. Where nobody need acknowledge, a write
    /// may be anywhere.
    public boolean enough() {
        return acks > 0 && acks <= listed && reachable + acks > listed;
    }

    /// How many must be reached: N - W + 1.
    public int needed() {
        return listed - acks + 1;
    }

    /// In words, such as `2 of 2 standbys can be asked; with 1 acknowledgement 2 are needed`.
    public String sentence() {
        return "%d of %d standbys can be asked; with %d acknowledgement%s %d %s needed"
                .formatted(
                        reachable,
                        listed,
                        acks,
                        acks == 1 ? "" : "s",
                        needed(),
                        needed() == 1 ? "is" : "are");
    }
}
