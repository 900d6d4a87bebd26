package dev.remediator.failover;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whom the standbys are set to follow. One that follows another standby follows whom that one
/// follows.
///
/// @param seen the cluster
record Following(Observation seen) {

    /// Whom a standby follows in the end; empty if nobody, or itself in a circle.
    Optional<String> root(MemberSight standby) {
        var passed = new HashSet<String>();
        var now = standby;
        while (passed.add(now.member())) {
            var next = now.upstream();
            var above = seen.member(next);
            if (above.isEmpty()) {
                return Optional.empty();
            }
            if (above.get().role() != Role.STANDBY) {
                return Optional.of(next);
            }
            now = above.get();
        }
        return Optional.empty();
    }

    /// The one member that all standbys which answer follow, if there is one.
    Optional<String> one() {
        var roots = seen.standbys().stream().map(this::root).distinct().toList();
        return roots.size() == 1 ? roots.getFirst() : Optional.empty();
    }

    /// The standbys that stream, and in the end from somebody else than this one.
    List<MemberSight> streamingElsewhere(String primary) {
        return seen.standbys().stream()
                .filter(MemberSight::streaming)
                .filter(standby -> root(standby).filter(root -> !root.equals(primary)).isPresent())
                .toList();
    }

    /// Such as `n2 follows n1, n3 follows nobody`.
    String sentence() {
        return seen.standbys().stream()
                .map(
                        s ->
                                s.member()
                                        + " follows "
                                        + (s.upstream().isEmpty()
                                                ? "nobody we know"
                                                : s.upstream()))
                .collect(Collectors.joining(", "));
    }
}
