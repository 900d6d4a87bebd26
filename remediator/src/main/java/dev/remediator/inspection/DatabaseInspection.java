package dev.remediator.inspection;

import dev.remediator.alert.Severity;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.RebuildGate;
import dev.remediator.failover.Role;
import dev.remediator.port.DatabaseCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at one database cluster whose primary serves: does every standby stand ready, and could a
/// lost one still be copied in time? A cluster without a primary that serves is for other alerts.
///
/// @param cluster which
record DatabaseInspection(DatabaseCluster cluster) {
    static final String STANDBY_LOST = "DatabaseStandbyLost";
    static final String OUTGROWS = "DatabaseOutgrowsRebuild";

    /// What is not as it should be; empty if that cannot be said now.
    Optional<List<Finding>> look() {
        var seen = cluster.observe();
        return primary(seen).map(primary -> below(primary, seen));
    }

    private static Optional<String> primary(Observation seen) {
        var primaries = seen.members().stream().filter(m -> m.role() == Role.PRIMARY).toList();
        return primaries.size() == 1 && primaries.getFirst().writable()
                ? Optional.of(primaries.getFirst().member())
                : Optional.empty();
    }

    private List<Finding> below(String primary, Observation seen) {
        var findings = new ArrayList<Finding>();
        var quorum = cluster.quorumOf(primary);
        seen.members().stream()
                .map(MemberSight::member)
                .filter(member -> !member.equals(primary) && !quorum.contains(member))
                .forEach(member -> findings.add(lost(member, primary)));
        var gate = RebuildGate.of(cluster.copyCost(), cluster.terms());
        if (gate.close()) {
            findings.add(
                    new Finding(
                            OUTGROWS,
                            Severity.WARNING,
                            Map.of("database", cluster.name()),
                            cluster.name() + ": " + gate.sentence()));
        }
        return findings;
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
