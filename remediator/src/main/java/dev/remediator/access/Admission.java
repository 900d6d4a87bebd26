package dev.remediator.access;

import java.util.Set;

/// Who is let in.
///
/// @param tokens who may ask; none: everybody
/// @param hosts by which names a browser may call this server where everybody may ask and only this
///   machine should; empty: by any. A page whose name is pointed at this machine afterwards (DNS
///   rebinding) calls it by its own
public record Admission(Tokens tokens, Set<String> hosts) {
    /// Whoever reaches the port.
    public static final Admission EVERYBODY = new Admission(Tokens.NONE, Set.of());

    /// Copies the names.
    public Admission {
        hosts = Set.copyOf(hosts);
    }

    /// Whether a request may call the server so.
    ///
    /// @param host the header `Host`, with or without a port; empty if there is none
    public boolean answersTo(String host) {
        if (hosts.isEmpty() || host.isEmpty()) {
            return true;
        }
        var name = host.replaceFirst(":[0-9]*$", "");
        return Loopback.is(name) || hosts.stream().anyMatch(name::equalsIgnoreCase);
    }
}
