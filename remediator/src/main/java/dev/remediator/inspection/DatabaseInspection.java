package dev.remediator.inspection;

import dev.remediator.alert.Severity;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.RebuildGate;
import dev.remediator.port.DatabaseCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at one database cluster that serves: does every standby stand ready, is it asked for its
/// acknowledgements, is nobody else a primary, and could a lost standby still be copied in time? A
/// cluster without a primary that serves is for other alerts.
///
/// @param cluster which
record DatabaseInspection(DatabaseCluster cluster) {
    static final String STANDBY_LOST = "DatabaseStandbyLost";
    static final String UNPROTECTED = "DatabaseUnprotected";
    static final String TWO_PRIMARIES = "DatabaseTwoPrimaries";
    static final String OUTGROWS = "DatabaseOutgrowsRebuild";

    /// What is not as it should be; empty if that cannot be said now.
    Optional<List<Finding>> look() {
        var seen = cluster.observe();
        var primaries = seen.primaries();
        if (primaries.size() > 1) {
            return Optional.of(List.of(twoPrimaries(primaries)));
        }
        return primaries.stream()
                .filter(MemberSight::writable)
                .map(primary -> below(primary.member(), seen))
                .findFirst();
    }

    private List<Finding> below(String primary, Observation seen) {
        var findings = new ArrayList<Finding>();
        var quorum = cluster.quorumOf(primary);
        var unasked = new ArrayList<String>();
        for (var member : seen.members()) {
            var name = member.member();
            boolean ready = name.equals(primary) || quorum.contains(name);
            if (!ready && member.streaming()) {
                unasked.add(name);
            } else if (!ready) {
                findings.add(lost(name, primary));
            }
        }
        if (!unasked.isEmpty()) {
            findings.add(unprotected(primary, unasked));
        }
        var gate = RebuildGate.of(cluster.copyCost(), cluster.terms());
        if (gate.close()) {
            findings.add(
                    about(
                            OUTGROWS,
                            Severity.WARNING,
                            "a new copy of %s: %s".formatted(cluster.name(), gate.sentence())));
        }
        return findings;
    }

    private Finding about(String alert, Severity severity, String summary) {
        return new Finding(alert, severity, Map.of("database", cluster.name()), summary);
    }

    private Finding twoPrimaries(List<MemberSight> primaries) {
        return about(
                TWO_PRIMARIES,
                Severity.CRITICAL,
                "%s of %s say that they are the primary"
                        .formatted(
                                String.join(
                                        " and ",
                                        primaries.stream().map(MemberSight::member).toList()),
                                cluster.name()));
    }

    private Finding unprotected(String primary, List<String> unasked) {
        return about(
                UNPROTECTED,
                Severity.ERROR,
                "%s of %s does not ask %s for acknowledgements, so what it acknowledges could be lost"
                        .formatted(primary, cluster.name(), String.join(" and ", unasked)));
    }

    private Finding lost(String member, String primary) {
        return new Finding(
                STANDBY_LOST,
                Severity.ERROR,
                Map.of("database", cluster.name(), "member", member),
                "%s of %s does not stream from %s, so it could not take over"
                        .formatted(member, cluster.name(), primary));
    }
}
