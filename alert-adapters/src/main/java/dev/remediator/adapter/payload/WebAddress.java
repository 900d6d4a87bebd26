package dev.remediator.adapter.payload;

import java.util.Locale;
import java.util.Optional;

/// Addresses people may follow. Only web addresses: a link is the one text somebody will click, and
/// `javascript:` is an address too.
public final class WebAddress {

    private WebAddress() {}

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
