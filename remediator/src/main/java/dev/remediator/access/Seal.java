package dev.remediator.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// SHA-256, HMAC-SHA256 and chance, in the few shapes that are needed here.
final class Seal {
    private static final String KIND = "HmacSHA256";
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Seal() {}

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// @param what what is sealed; two purposes never share a text
    static byte[] of(byte[] key, String what) {
        try {
            var mac = Mac.getInstance(KIND);
            mac.init(new SecretKeySpec(key, KIND));
            return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + KIND, e);
        }
    }

    static byte[] chance(int bytes) {
        var some = new byte[bytes];
        CHANCE.nextBytes(some);
        return some;
    }

    /// For cookies and forms.
    static String text(byte[] bytes) {
        return TEXT.encodeToString(bytes);
    }

    /// Whether two texts are the same, in a time that does not tell where they differ.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
