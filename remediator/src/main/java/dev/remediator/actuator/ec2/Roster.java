package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which machine stands behind which node's name.
///
/// Where nodes are called by a tag, all instances with that value are one node: an old one and the
/// replacements we made for it, told by our own tag. Any other two of one name are ambiguous. Where
/// nodes are called as their instances are, a replacement belongs to the node of the old one, and
/// has a name of its own only when that is gone; then it answers to both.
final class Roster {
    private final Ec2FleetSpec spec;
    private final List<Machine> alive;
    private final List<Machine> gone;
    private final List<Machine> ended;

    /// @param alive those that are there
    /// @param gone those that EC2 still shows, and those that are being ended
    Roster(Ec2FleetSpec spec, List<Machine> alive, List<Machine> gone) {
        this.spec = spec;
        this.alive = alive.stream().sorted(Comparator.comparing(Machine::launched)).toList();
        this.gone = gone;
        this.ended = gone.stream().filter(one -> !one.tag(Marks.ENDED).isEmpty()).toList();
    }

    /// The names of the nodes that have a machine.
    List<String> nodes() {
        var ids = ids(alive);
        return alive.stream()
                .filter(one -> !spec.namedById() || !ids.contains(one.tag(Marks.REPLACES)))
                .map(this::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /// Those of them of which it is clear what stands behind their name.
    List<String> clear() {
        return nodes().stream().filter(node -> isClear(behind(node))).toList();
    }

    /// Whether this machine is being ended already, or gone.
    boolean isLeaving(String machine) {
        return gone.stream().anyMatch(one -> one.id().equals(machine));
    }

    /// Whether there is such a node: one with a machine, or one whose machine we have ended.
    boolean knows(String node) {
        return nodes().contains(node)
                || !behind(node).isEmpty()
                || ended.stream().anyMatch(one -> name(one).equals(node));
    }

    /// The machines behind a node's name, the replaced before its replacement.
    ///
    /// @throws ActuatorException if it is not clear which ones those are
    List<Machine> machines(String node) {
        var behind = behind(node);
        if (!isClear(behind)) {
            throw new ActuatorException(
                    "refused: node '%s' of fleet '%s' is ambiguous, %s are called that"
                            .formatted(
                                    node,
                                    spec.name(),
                                    String.join(
                                            " and ", behind.stream().map(Machine::id).toList())));
        }
        var first = first(behind);
        return behind.stream().sorted(Comparator.comparing(one -> !first.contains(one))).toList();
    }

    private static boolean isClear(List<Machine> behind) {
        return behind.size() <= 1 || first(behind).size() == 1;
    }

    /// Those that replace none of the others.
    private static List<Machine> first(List<Machine> behind) {
        var ids = ids(behind);
        return behind.stream().filter(one -> !ids.contains(one.tag(Marks.REPLACES))).toList();
    }

    /// The machine of this node that we ended last and that EC2 still shows.
    Optional<Machine> ended(String node) {
        return ended.stream()
                .filter(one -> name(one).equals(node))
                .max(Comparator.comparing(Machine::launched));
    }

    private List<Machine> behind(String node) {
        if (node.isEmpty()) {
            return List.of();
        }
        if (!spec.namedById()) {
            return alive.stream().filter(one -> name(one).equals(node)).toList();
        }
        var ids = ids(alive);
        return alive.stream()
                .filter(
                        one ->
                                one.tag(Marks.REPLACES).equals(node)
                                        || (one.id().equals(node)
                                                && !ids.contains(one.tag(Marks.REPLACES))))
                .toList();
    }

    private String name(Machine machine) {
        return spec.namedById() ? machine.id() : machine.tag(spec.nodeName());
    }

    private static Set<String> ids(List<Machine> machines) {
        return machines.stream().map(Machine::id).collect(Collectors.toSet());
    }
}
