package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/// A secret in the address: `?token=`. For senders that can do no better: addresses end up in the
/// logs of everything between.
///
/// @param secrets what may stand there, any of which counts
public record QueryToken(Secrets secrets) implements Authentication {
    private static final String PARAMETER = "token";

    /// The same without it: everything else in an address may become a label that people see.
    static Delivery without(Delivery delivery) {
        var rest = new TreeMap<>(delivery.query());
        return rest.remove(PARAMETER) == null ? delivery : delivery.asking(rest);
    }

    @Override
    public Verdict check(Delivery delivery) {
        var token = delivery.query().getOrDefault(PARAMETER, "");
        if (token.isEmpty()) {
            return new Verdict.Failed("the address has no ?token=, or an empty one");
        }
        if (token.length() > Comparison.LONGEST) {
            return new Verdict.Failed("the token in the address is too long to be right");
        }
        return Comparison.check(
                List.of(token.getBytes(StandardCharsets.UTF_8)),
                secrets,
                secret -> secret,
                "the token in the address is wrong");
    }
}
