package dev.remediator.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 in hexadecimal: keys of one length, whatever a sender calls things.
final class Digest {

    /// Copied, because looking for it takes longer than digesting a key. Never fed.
    private static final MessageDigest FRESH = found();

    private Digest() {}

    static String of(ByteBuffer bytes) {
        var sha = sha256();
        sha.update(bytes);
        return HexFormat.of().formatHex(sha.digest());
    }

    /// The texts with a zero byte between each two, so that `a`, `bc` is not `ab`, `c`.
    static String ofTexts(String... texts) {
        return of(ByteBuffer.wrap(String.join("\0", texts).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException _) {
            return found();
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256; this one does not", e);
        }
    }
}
