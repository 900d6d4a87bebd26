package dev.remediator.actuator.postgres;

import dev.remediator.port.Order;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a copy that an order makes is called: the same for every attempt at the same order, and fit
/// for a file name whatever is in the order's key.
final class CopyName {

    private CopyName() {}

    static String of(Order order) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(order.idempotencyKey().getBytes(StandardCharsets.UTF_8));
            return "copy-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
