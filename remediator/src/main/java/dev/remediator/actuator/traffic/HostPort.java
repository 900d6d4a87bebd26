package dev.remediator.actuator.traffic;

import java.util.regex.Pattern;

/// `host:port`, the host as a name, an IPv4 address or an IPv6 address in brackets.
record HostPort(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

    /// @throws IllegalArgumentException if it is none
    static HostPort of(String text) {
        var matched = FORM.matcher(text);
        int port = matched.matches() ? Integer.parseInt(matched.group(2)) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "address is " + Unconfirmed.said(text) + ", which is not host:port");
        }
        return new HostPort(matched.group(1), port);
    }
}
