package dev.remediator.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Nodes that can stand in for each other, and the power to make a machine and to end one.
///
/// A *node* is a name in the inventory; a *machine* is what stands behind it for a while. Where the
/// fleet has room, a new machine is made beside the old one, and both belong to the node until the
/// old one is terminated.
///
/// Calls block and throw [ActuatorException] when the world refuses or does not answer. Safe for
/// use by several threads.
public interface Fleet {

    /// The fleet's name in the inventory.
    String name();

    /// The names of its nodes.
    List<String> members();

    /// What a node shares with others that would fail together with it: a zone, a rack, a host.
    /// Empty if nobody knows.
    Optional<String> domain(String node);

    /// The same of all its nodes of which somebody knows, in one look.
    default Map<String, String> domains() {
        var known = new LinkedHashMap<String, String>();
        members().forEach(node -> domain(node).ifPresent(domain -> known.put(node, domain)));
        return known;
    }

    /// How many there should be.
    Size size();

    /// The names of those that serve now. Who cannot be asked is not among them.
    List<String> serving();

    /// The machines behind a node's name, the oldest first; empty if there is none.
    List<String> machines(String node);

    /// The machine that stands behind a node's name: the oldest, until it is terminated. It is the
    /// one that the node's own calls are about.
    default Optional<String> machine(String node) {
        return machines(node).stream().findFirst();
    }

    /// Whether this machine, behind this node's name, serves now: also one that no traffic reaches
    /// yet.
    boolean serves(String node, String machine);

    /// Asks, without doing anything, whether a replacement would be let through: permissions,
    /// protections, quotas, a plan that changes more than it should.
    ///
    /// @throws ActuatorException with what is in the way
    void preflight(String node);

    /// Whether whoever keeps the fleet makes machines by itself, under names of their own, where
    /// one was ended, as Karpenter does. Then nothing is launched here, and that the fleet is whole
    /// is seen by how many serve.
    default boolean restocksItself() {
        return false;
    }

    /// Makes a machine for a node and starts the service on it; beside the one that is there if
    /// [Size#roomForOneMore], else there must be none. Does not wait until it serves.
    ///
    /// @return the new machine's identity
    String launch(String node, Order order);

    /// Ends a machine of a node for good, without making the fleet smaller. Ending what is already
    /// gone is no error; ending what does not belong to the node is refused.
    void terminate(String node, String machine, Order order);

    /// How large a fleet should be.
    ///
    /// @param wanted how many machines there should be
    /// @param least so many others must serve before one may be taken away
    /// @param most how many there may be for a while
    record Size(int wanted, int least, int most) {

        /// Refuses what cannot be.
        public Size {
            if (wanted < 0 || least < 0 || most < wanted) {
                throw new IllegalArgumentException(
                        "a fleet of %d that needs %d and may have %d cannot be"
                                .formatted(wanted, least, most));
            }
        }

        /// The usual one: half of the fleet must serve, and there is no room for one more.
        public static Size of(int wanted) {
            return new Size(wanted, wanted / 2, wanted);
        }

        /// Whether a new machine may be made before the old one is ended.
        public boolean roomForOneMore() {
            return most > wanted;
        }
    }
}
