package dev.remediator.adapter.authentication;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Kinds of keyed digests senders use.
public enum Digests {
    /// Old, and in a keyed digest still sound.
    SHA1("HmacSHA1", 20),
    /// What nearly all use.
    SHA256("HmacSHA256", 32),
    /// The longest.
    SHA512("HmacSHA512", 64);

    private final String algorithm;
    private final int length;

    Digests(String algorithm, int length) {
        this.algorithm = algorithm;
        this.length = length;
    }

    /// How many bytes it has.
    int length() {
        return length;
    }

    /// The digest of a message in parts.
    ///
    /// @param key not empty
    byte[] of(byte[] key, List<ByteBuffer> message) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            message.forEach(part -> mac.update(part.duplicate()));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
