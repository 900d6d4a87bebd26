package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A secret in a header, such as `Authorization: Bearer` or `X-API-Key`.
///
/// A secret that is not ASCII is best avoided; it counts as its sender's UTF-8, however the server
/// has decoded the header.
///
/// @param header the header's name, in any case
/// @param prefix what stands before the secret, in any case, such as `Bearer ` or `GenieKey `;
///   empty for nothing
/// @param secrets what may stand there, any of which counts
public record HeaderSecret(String header, String prefix, Secrets secrets)
        implements Authentication {

    /// `Authorization: Bearer` and a secret: RFC 6750.
    public static HeaderSecret bearer(Secrets secrets) {
        return new HeaderSecret("Authorization", "Bearer ", secrets);
    }

    @Override
    public Verdict check(Delivery delivery) {
        return Shown.in(delivery, header, this::compare);
    }

    private Verdict compare(String value) {
        if (!value.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return new Verdict.Failed(
                    "the header %s does not begin with '%s'".formatted(header, prefix.strip()));
        }
        var rest = value.substring(prefix.length()).strip();
        return Comparison.check(
                List.of(
                        rest.getBytes(StandardCharsets.UTF_8),
                        rest.getBytes(StandardCharsets.ISO_8859_1)),
                secrets,
                secret -> secret,
                "the secret in the header " + header + " is wrong");
    }
}
