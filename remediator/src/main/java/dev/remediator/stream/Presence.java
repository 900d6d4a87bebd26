package dev.remediator.stream;

import java.time.Instant;
import java.util.Set;

/// A worker as one partition knows it.
///
/// @param heardAt when it was last heard of
/// @param codes the versions of playbooks it takes runs of; none while that is not known
record Presence(Instant heardAt, Set<String> codes) {

    Presence {
        codes = Set.copyOf(codes);
    }

    Presence heard(Instant at) {
        return new Presence(at, codes);
    }
}
