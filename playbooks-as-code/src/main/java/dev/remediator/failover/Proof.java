package dev.remediator.failover;

import java.util.ArrayList;
import java.util.List;

/// What was found at the end of a recovery, through the front door and behind it.
///
/// @param written whether a row written through the front door was committed
/// @param readBack whether a standby of the quorum has it; true where none is to be expected
/// @param writable every member that answers as a primary, so that it might take writes
/// @param timeline the one that the row was written on
/// @param quorum the standbys that stream and count as synchronous
/// @param routes where each proxy sends writes
public record Proof(
        boolean written,
        boolean readBack,
        List<String> writable,
        long timeline,
        List<String> quorum,
        List<Confirmation> routes) {

    /// Copies the lists.
    public Proof {
        writable = List.copyOf(writable);
        quorum = List.copyOf(quorum);
        routes = List.copyOf(routes);
    }

    /// What keeps this from being a proof that a member is the one primary.
    ///
    /// @param primary the member
    /// @param acks how many standbys its quorum must have
    /// @return one sentence; empty if nothing does
    public String missing(String primary, int acks) {
        var lacks = new ArrayList<String>();
        if (!written) {
            lacks.add("a row written through the front door was not committed");
        } else if (!readBack) {
            lacks.add("no standby of the quorum has the row that was written");
        }
        if (!writable.equals(List.of(primary))) {
            lacks.add(
                    "%s should take writes and nobody else, and %s"
                            .formatted(
                                    primary,
                                    writable.isEmpty()
                                            ? "nobody does"
                                            : "these do: " + String.join(", ", writable)));
        }
        if (quorum.size() < acks) {
            lacks.add("%d of %d standbys are in its quorum".formatted(quorum.size(), acks));
        }
        if (!Confirmation.all(routes)) {
            lacks.add("not every proxy sends writes to it: " + Confirmation.problems(routes));
        }
        return String.join("; ", lacks);
    }
}
