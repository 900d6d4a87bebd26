package dev.remediator.adapter.payload;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses people may follow. Only web addresses: a link is the one text somebody will click, and
/// `javascript:` is an address too.
public final class WebAddress {

    private static final Pattern HOST =
            Pattern.compile(
                    "(?:[A-Za-z][A-Za-z0-9+.-]*://)?+(?:[^/?#@\\s]*@)?"
                            + "(\\[[0-9A-Fa-f:.]+]|[^/?#:@\\[\\]\\s]+)(?::\\d*)?(?:[/?#].*)?",
                    Pattern.DOTALL);

    private WebAddress() {}

    /// The host in an address, or in a text that is only a host and perhaps a port; none, if there
    /// is no host in it.
    public static Optional<String> host(String address) {
        var found = HOST.matcher(address.strip());
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /// The address, if it is one of the web.
    public static Optional<String> read(String text) {
        var stripped = text.strip();
        // Only the beginning is looked at: addresses are long, and every alert has some.
        var beginning = stripped.substring(0, Math.min(stripped.length(), "https://".length()));
        var lower = beginning.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("https://") || lower.startsWith("http://");
        return web ? Optional.of(stripped) : Optional.empty();
    }
}
