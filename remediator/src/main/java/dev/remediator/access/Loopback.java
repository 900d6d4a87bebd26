package dev.remediator.access;

import java.util.Locale;
import java.util.regex.Pattern;

/// Addresses that only this machine reaches. Nothing is looked up.
public final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private Loopback() {}

    /// Whether a host is one, such as `localhost`, `127.0.0.1` or `[::1]`.
    public static boolean is(String host) {
        return switch (host.toLowerCase(Locale.ROOT)) {
            case "localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1" -> true;
            default -> IPV4.matcher(host).matches();
        };
    }
}
