package dev.remediator.actuator.host;

import java.util.regex.Pattern;

/// Who is asked over SSH, as `ssh://user@host:port`; the port is 22 if none is given, an IPv6
/// address stands in brackets.
///
/// @param user who logs in there
/// @param host a host name or an IP address, without brackets, as in the file of known hosts
/// @param port 1 to 65535
public record SshAddress(String user, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile(
                    "ssh://([A-Za-z_][A-Za-z0-9_.-]{0,31})"
                            + "@([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])"
                            + "(?::([0-9]{1,5}))?");

    /// Reads an address.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is none
    public static SshAddress of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw nonsense(text, "which is not ssh://user@host:port");
        }
        var given = form.group(3);
        int port = given == null ? 22 : Integer.parseInt(given);
        if (port < 1 || port > 65535) {
            throw nonsense(text, "whose port is not between 1 and 65535");
        }
        return new SshAddress(form.group(1), form.group(2).replaceAll("[\\[\\]]", ""), port);
    }

    private static IllegalArgumentException nonsense(String text, String problem) {
        var shown = text.replaceAll("\\p{Cntrl}", "?");
        return new IllegalArgumentException("the host is '" + shown + "', " + problem);
    }

    /// For sentences: `user@host`, and the port if it is an unusual one.
    public String inWords() {
        return user + "@" + host + (port == 22 ? "" : ":" + port);
    }
}
