package dev.remediator.actuator.machine;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.util.List;

/// Who makes the machines behind a fleet's names, and ends them.
///
/// Calls block and throw [ActuatorException] when the world refuses or does not answer. Safe for
/// use by several threads.
public interface Provisioner {

    /// The machines behind a node's name, the oldest first; empty if there is none.
    List<String> machines(String node);

    /// Whether it makes any machines at all.
    default boolean makesAny() {
        return true;
    }

    /// Whether a new machine may be made before the old one is ended.
    boolean roomForOneMore();

    /// As [dev.remediator.port.Fleet#preflight].
    void preflight(String node);

    /// As [dev.remediator.port.Fleet#launch].
    String launch(String node, Order order);

    /// As [dev.remediator.port.Fleet#terminate].
    void terminate(String node, String machine, Order order);

    /// For a fleet whose hosts nobody makes: each name has the one machine that it is, and all else
    /// is refused.
    static Provisioner none() {
        return new Provisioner() {
            @Override
            public List<String> machines(String node) {
                return List.of(node);
            }

            @Override
            public boolean makesAny() {
                return false;
            }

            @Override
            public boolean roomForOneMore() {
                return false;
            }

            @Override
            public void preflight(String node) {
                throw unknown(node);
            }

            @Override
            public String launch(String node, Order order) {
                throw unknown(node);
            }

            @Override
            public void terminate(String node, String machine, Order order) {
                throw unknown(node);
            }

            private static ActuatorException unknown(String node) {
                return new ActuatorException(
                        "nobody has said who makes a new machine for '%s'".formatted(node));
            }
        };
    }
}
