package dev.remediator.actuator.traffic;

import java.util.regex.Pattern;

/// A load balancer that sends work to nodes, as the settings describe it: HAProxy 2.4 or later, in
/// whose backend each node is a server of its own name.
///
/// @param name what it is called here
/// @param address its runtime API: the path of its socket, or `host:port`
/// @param backend the backend the nodes are in
public record BalancerSpec(String name, String address, String backend) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /// Refuses what could not be told anything.
    public BalancerSpec {
        check("name", name);
        check("backend", backend);
        if (!address.startsWith("/")) {
            var _ = HostPort.of(address);
        }
    }

    private static void check(String key, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', which does not match " + NAME.pattern());
        }
    }
}
