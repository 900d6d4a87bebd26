package dev.remediator.actuator;

import java.util.regex.Pattern;

/// How a node is asked whether it serves, as the settings describe it.
///
/// @param scheme `http` or `https`: a GET must be answered with 200 to 299; `tcp`: a connection
///   must be taken
/// @param port where, 1 to 65535
/// @param path what is asked for, beginning with `/`; empty for `tcp`
public record HealthSpec(String scheme, int port, String path) {
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,200}");

    /// Refuses what cannot be asked.
    public HealthSpec {
        if (!scheme.matches("https?|tcp")) {
            throw new IllegalArgumentException(
                    "health.scheme is '" + scheme + "', but must be http, https or tcp");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "health.port is " + port + ", not between 1 and 65535");
        }
        if (scheme.equals("tcp") ? !path.isEmpty() : !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "health.path is '"
                            + path
                            + (scheme.equals("tcp")
                                    ? "', but nothing is asked for over tcp"
                                    : "', which does not match " + PATH.pattern()));
        }
    }
}
