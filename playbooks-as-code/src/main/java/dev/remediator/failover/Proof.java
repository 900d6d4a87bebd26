package dev.remediator.failover;

import java.util.List;

/// What was found at the end of a recovery, through the front door and behind it.
///
/// @param written whether a row written through the front door was committed
/// @param readBack whether a standby of the quorum has it; true where none is to be expected
/// @param writable every member that takes writes
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
}
