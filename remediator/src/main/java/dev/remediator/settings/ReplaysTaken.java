package dev.remediator.settings;

import dev.remediator.access.Loopback;

/// Whether recordings may be replayed into a running remediator. They touch no target and call
/// nobody, but they take room and time.
public enum ReplaysTaken {
    /// Only while it listens for nobody but this machine.
    LOCAL,
    /// By everybody who reaches it.
    ALLOWED,
    /// By nobody.
    REFUSED;

    /// Whether they are taken where it listens on this address.
    public boolean at(String host) {
        return switch (this) {
            case LOCAL -> Loopback.is(host);
            case ALLOWED -> true;
            case REFUSED -> false;
        };
    }
}
