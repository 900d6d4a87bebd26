package dev.remediator.gameday.nodes;

import java.time.Instant;

/// How a node stood when it was looked at: at the processes themselves, not at what the remediator
/// says of them.
///
/// @param at when
/// @param node which
/// @param machine which machine stood behind its name; `none` if there was none
/// @param boot since which start its service ran; `none` if it did not run
/// @param well whether its health check passed
/// @param full whether its disk was full
record Sample(Instant at, String node, String machine, String boot, boolean well, boolean full) {
    static final String NONE = "none";
}
