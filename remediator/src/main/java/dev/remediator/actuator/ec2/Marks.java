package dev.remediator.actuator.ec2;

import dev.remediator.port.Order;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The tags by which an instance remembers what was done to it: the only memory there is, since any
/// worker may carry on where another has died.
///
/// EC2 cannot compare and write a tag in one step. Between two workers at the same moment the lock
/// on the resource is what counts; the tags refuse the one that comes later.
final class Marks {
    /// All our tags begin like this.
    static final String PREFIX = "remediator:";

    /// The id of the instance it was made to replace.
    static final String REPLACES = "remediator:replaces";

    /// The order it was made for.
    static final String ORDER = "remediator:order";

    /// The highest fencing token that was seen.
    static final String TOKEN = "remediator:token";

    /// The order for which it was about to be put on standby.
    static final String STANDBY = "remediator:standby";

    /// The order for which a reboot was about to be asked for.
    static final String REBOOT = "remediator:reboot";

    /// The order for which EC2 has accepted a reboot.
    static final String REBOOTED = "remediator:rebooted";

    /// The order for which it was about to be terminated.
    static final String ENDED = "remediator:ended";

    private Marks() {}

    /// Whether a tag is one that only AWS may write.
    static boolean ofAws(String key) {
        return key.startsWith("aws:");
    }

    /// An order in 64 letters and digits: fits in a tag and in a client token.
    static String of(String action, String fleet, String node, Order order) {
        var text = String.join("\n", action, fleet, node, order.idempotencyKey());
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
