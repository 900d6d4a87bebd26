package dev.remediator.failover;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who takes the primary's place: whoever is on the newest timeline, there the furthest, and among
/// equals the first in the inventory. It must be the most advanced that can be asked, or
/// acknowledged writes would be lost; so if that one may not, nobody may.
///
/// @param chosen who; empty if nobody may
/// @param staying the other standbys that can be asked: whoever can acknowledge afterwards
/// @param alone whether these are fewer than must acknowledge
/// @param sentence why, with the figures
public record Election(
        Optional<String> chosen, List<String> staying, boolean alone, String sentence) {

    /// Copies the list.
    public Election {
        staying = List.copyOf(staying);
    }

    /// Elects from what was seen. The positions should stand still.
    public static Election of(Observation seen, String primary, Terms terms) {
        return of(seen, primary, terms, seen.others(primary));
    }

    /// The same, if only these may be elected: those that were seen not to receive any more. If
    /// another one is further, nobody may.
    public static Election of(
            Observation seen, String primary, Terms terms, List<String> eligible) {
        var able =
                seen.members().stream()
                        .filter(MemberSight::counts)
                        .filter(sight -> !sight.member().equals(primary))
                        .toList();
        var best = able.stream().map(MemberSight::position).max(WalPosition::compareTo);
        if (best.isEmpty()) {
            return refused("no standby can be asked how far it is");
        }
        var first = able.stream().filter(s -> s.position().equals(best.get())).toList();
        var still = first.stream().filter(s -> eligible.contains(s.member())).toList();
        if (still.isEmpty()) {
            return refused(
                    "%s is the furthest, at %s, and was not seen to receive nothing any more"
                            .formatted(first.getFirst().member(), best.get()));
        }
        var home = seen.member(primary).map(MemberSight::region).orElse("");
        return still.stream()
                .filter(sight -> terms.crossRegion() || sight.region().equals(home))
                .findFirst()
                .map(sight -> chosen(sight, able, terms))
                .orElseGet(() -> abroad(still.getFirst(), home));
    }

    private static Election chosen(MemberSight sight, List<MemberSight> able, Terms terms) {
        var staying = able.stream().map(MemberSight::member).filter(n -> !n.equals(sight.member()));
        var stay = staying.toList();
        return new Election(
                Optional.of(sight.member()),
                stay,
                stay.size() < terms.acks(),
                "%s is the furthest, at %s; %s"
                        .formatted(sight.member(), sight.position(), others(able, stay)));
    }

    private static String others(List<MemberSight> able, List<String> stay) {
        return stay.isEmpty()
                ? "no other standby stays"
                : able.stream()
                        .filter(s -> stay.contains(s.member()))
                        .map(s -> s.member() + " is at " + s.position())
                        .collect(Collectors.joining(", "));
    }

    private static Election abroad(MemberSight sight, String home) {
        return refused(
                "%s is the furthest, at %s, but stands in %s and not in %s, which is not allowed"
                        .formatted(sight.member(), sight.position(), sight.region(), home));
    }

    private static Election refused(String sentence) {
        return new Election(Optional.empty(), List.of(), true, sentence);
    }
}
