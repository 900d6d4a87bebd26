package dev.remediator.adapter.authentication;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.function.Function;

/// Whether something shown is right, in a time that says nothing about what would have been right:
/// digests are compared, so not even a length shows, and every secret is tried, whether or not one
/// before it was right.
final class Comparison {
    /// Longer than any header or token that could be right.
    static final int LONGEST = 8_192;

    private static final String NO_SECRET =
            "this integration has no secret, so nothing can be shown to be from it; configure one";

    private Comparison() {}

    /// Passed, if what was shown is what one of the secrets makes.
    ///
    /// @param shown everything that may be right
    /// @param right what a secret makes
    /// @param why what to say otherwise
    static Verdict check(
            Collection<byte[]> shown, Secrets secrets, Function<byte[], byte[]> right, String why) {
        var all = secrets.now();
        boolean same = false;
        for (var secret : all) {
            if (secret.length > 0) {
                same |= isAmong(shown, right.apply(secret));
            }
        }
        if (same) {
            return Verdict.PASSED;
        }
        return new Verdict.Failed(all.isEmpty() ? NO_SECRET : why);
    }

    private static boolean isAmong(Collection<byte[]> shown, byte[] right) {
        boolean among = false;
        for (var one : shown) {
            among |= isSame(one, right);
        }
        return among;
    }

    private static boolean isSame(byte[] shown, byte[] right) {
        return MessageDigest.isEqual(sha256(shown), sha256(right));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256; this one does not", e);
        }
    }
}
