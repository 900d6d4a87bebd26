package dev.remediator.actuator.traffic;

/// `host:port`, the host as a name, an IPv4 address or an IPv6 address in brackets.
record HostPort(String host, int port) {

    static HostPort of(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon < 1 || port < 1 || port > 65535) {
                throw new NumberFormatException();
            }
            return new HostPort(text.substring(0, colon), port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the address " + Unconfirmed.said(text) + " is not host:port", e);
        }
    }
}
