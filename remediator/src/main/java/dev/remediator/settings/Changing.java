package dev.remediator.settings;

import java.util.List;

/// Which settings take effect when the file is read again. The others are part of what is decided,
/// or of what was opened at the start: they need a restart.
public final class Changing {

    /// The keys, with all that is below them.
    public static final List<String> KEYS =
            List.of("http.tokens", "inbox.topics", "integrations", "reconcile");

    private Changing() {}

    /// Whether a key is among them.
    ///
    /// @param path such as `integrations[].ttl`
    public static boolean whileRunning(String path) {
        return KEYS.stream().anyMatch(key -> isBelow(path, key));
    }

    private static boolean isBelow(String path, String key) {
        return path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[");
    }
}
