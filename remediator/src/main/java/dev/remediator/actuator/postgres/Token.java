package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The highest fencing token that was ever seen for a member, in a file on its host. It outlives
/// the member's data.
///
/// Two that come at the same moment may both pass: between reading and writing nobody is kept out.
/// That is the lock's work; this keeps out a worker that wakes up late.
final class Token {
    private static final Logger LOG = LoggerFactory.getLogger(Token.class);

    private final HostFiles files;
    private final Path file;

    Token(HostFiles files, Path file) {
        this.files = files;
        this.file = file;
    }

    /// Refuses an order that is older than one that was seen, and remembers this one.
    ///
    /// @throws Superseded if it is older
    void admit(Order order) {
        refuseOlder(order);
        remember(order);
    }

    /// Refuses it, and remembers nothing.
    void refuseOlder(Order order) {
        long highest = highest();
        if (order.fencingToken() < highest) {
            throw new Superseded(
                    "refused: fencing token %d is older than %d, another worker has taken over"
                            .formatted(order.fencingToken(), highest));
        }
    }

    /// The same as far as there is room: a full disk keeps nobody from ending what runs on it.
    void admitWithoutRoom(Order order) {
        refuseOlder(order);
        try {
            remember(order);
        } catch (ActuatorException e) {
            LOG.warn("a fencing token is not remembered: {}", e.getMessage());
        }
    }

    private void remember(Order order) {
        if (order.fencingToken() > highest()) {
            files.makeDirectory(file.resolveSibling(""));
            files.write(file, order.fencingToken() + "\n");
        }
    }

    private long highest() {
        var text = files.read(file).map(String::strip).orElse("0");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ActuatorException("'%s' holds no fencing token".formatted(file), e);
        }
    }
}
