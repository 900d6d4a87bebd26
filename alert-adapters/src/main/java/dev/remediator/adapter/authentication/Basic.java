package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A user and a password: RFC 7617, in UTF-8.
///
/// @param user the user's name; has no colon
/// @param secrets the passwords, any of which counts
public record Basic(String user, Secrets secrets) implements Authentication {
    private static final String SCHEME = "Basic ";

    /// Refuses a name that could not be sent.
    public Basic {
        if (user.isBlank() || user.contains(":")) {
            throw new IllegalArgumentException(
                    "user is '" + user + "', but must be a name without a colon");
        }
    }

    @Override
    public Verdict check(Delivery delivery) {
        return Shown.in(delivery, "Authorization", this::compare);
    }

    private Verdict compare(String value) {
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Verdict.Failed("the header Authorization is not of the scheme Basic");
        }
        return decoded(value.substring(SCHEME.length()).strip())
                .map(
                        shown ->
                                Comparison.check(
                                        List.of(shown),
                                        secrets,
                                        this::pair,
                                        "the user or the password is wrong"))
                .orElseGet(
                        () ->
                                new Verdict.Failed(
                                        "the header Authorization holds no base64 after Basic"));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] pair(byte[] password) {
        var name = (user + ":").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + password.length).put(name).put(password).array();
    }
}
