package dev.remediator.replay.alerts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Keys of series and episodes, made as adapters make them. Those of series are kept, because few
/// series tell most of what is told.
final class Keys {
    private static final int MOST_KEPT = 50_000;

    private final MessageDigest sha256;
    private final String before;
    private final Map<String, String> kept = new HashMap<>();

    /// @param integration stands for the sender of all these alerts
    /// @param source what kind of sender it is
    Keys(String integration, String source) {
        this.before = integration + '\0' + source + '\0';
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256; this one does not", e);
        }
    }

    /// Of something that comes again and again.
    String often(String nativeKey) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(nativeKey, this::once);
    }

    String once(String nativeKey) {
        var bytes = (before + nativeKey).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256.digest(bytes));
    }
}
