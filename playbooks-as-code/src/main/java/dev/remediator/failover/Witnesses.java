package dev.remediator.failover;

import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who has found a primary dead. One signal is none: it takes two failed glances and two vantage
/// points. A standby that answers and does not stream from it is one, unless it was told not to;
/// and so is a host that says that its process is gone.
///
/// @param seen the cluster
/// @param primary the member nobody hears as the primary
record Witnesses(Observation seen, MemberSight primary) {
    private static final int NEEDED = 2;

    /// Whether enough have, and nobody has reached it.
    boolean enough() {
        return failed() >= NEEDED && against().size() >= NEEDED && failed() == glances();
    }

    private long failed() {
        return primary.glances().stream().filter(glance -> !glance.answered()).count();
    }

    private int glances() {
        return primary.glances().size();
    }

    private TreeSet<String> against() {
        var against = new TreeSet<String>();
        primary.glances().stream()
                .filter(glance -> !glance.answered())
                .forEach(glance -> against.add(glance.vantage()));
        seen.standbys().stream()
                .filter(standby -> !standby.streaming() && !standby.revoked())
                .forEach(standby -> against.add(standby.member()));
        if (primary.host() == HostState.GONE) {
            against.add("its host");
        }
        return against;
    }

    private String told() {
        var told =
                seen.standbys().stream()
                        .filter(MemberSight::revoked)
                        .map(MemberSight::member)
                        .collect(Collectors.joining(" and "));
        return told.isEmpty() ? "" : told + " had been told not to follow it; ";
    }

    /// Such as `n1 did not answer 2 of 2 times; against it are n2, n3, worker; its host says …`.
    String sentence() {
        return "%s did not answer %d of %d times; against it %s %s; %s%s"
                .formatted(
                        primary.member(),
                        failed(),
                        glances(),
                        against().size() == 1 ? "is" : "are",
                        against().isEmpty() ? "nobody" : String.join(", ", against()),
                        told(),
                        Diagnosis.host(primary));
    }
}
