package dev.remediator.gateway;

import java.util.Optional;

/// Whether this process can do its work.
@FunctionalInterface
public interface Readiness {
    /// Why not, in a sentence; nothing if it can.
    Optional<String> missing();
}
