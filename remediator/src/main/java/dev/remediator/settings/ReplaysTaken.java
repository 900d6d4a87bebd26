package dev.remediator.settings;

import java.util.Set;

/// Whether recordings may be replayed into a running remediator. They touch no target and call
/// nobody, but they take room and time.
public enum ReplaysTaken {
    /// Only while it listens for nobody but this machine.
    LOCAL,
    /// By everybody who reaches it.
    ALLOWED,
    /// By nobody.
    REFUSED;

    private static final Set<String> THIS_MACHINE =
            Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    /// Whether they are taken where it listens on this address.
    public boolean at(String host) {
        return switch (this) {
            case LOCAL -> THIS_MACHINE.contains(host);
            case ALLOWED -> true;
            case REFUSED -> false;
        };
    }
}
