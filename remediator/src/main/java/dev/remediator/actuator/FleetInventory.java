package dev.remediator.actuator;

import dev.remediator.worker.Inventory;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What may be acted upon on this machine: the nodes of the fleets that are listed, by their exact
/// names. A name from an alert is looked up and used for nothing else. Safe for use by several
/// threads.
public final class FleetInventory implements Inventory {
    private final List<ProcessFleet> fleets;
    private final Map<String, ProcessNode> nodes = new LinkedHashMap<>();

    /// Refuses two fleets or two nodes of one name, and two nodes on one port.
    ///
    /// @param clock for what is written down only, never for a decision
    public FleetInventory(List<ProcessFleetSpec> specs, InstantSource clock) {
        check(specs);
        this.fleets = specs.stream().map(spec -> new ProcessFleet(spec, clock)).toList();
        fleets.stream().flatMap(fleet -> fleet.nodes().stream()).forEach(this::list);
    }

    private void list(ProcessNode node) {
        nodes.put(node.name(), node);
    }

    /// All its fleets, in the order they were listed.
    public List<ProcessFleet> fleets() {
        return fleets;
    }

    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        return Optional.ofNullable(kind.equals("node") ? nodes.get(name) : null)
                .filter(port::isInstance)
                .map(port::cast);
    }

    private static void check(List<ProcessFleetSpec> specs) {
        var names = new HashSet<String>();
        Map<String, String> fleetOf = new HashMap<>();
        Map<Integer, String> nodeAt = new HashMap<>();
        for (var spec : specs) {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException("two fleets are called '" + spec.name() + "'");
            }
            for (var member : spec.members()) {
                var other = fleetOf.put(member.node(), spec.name());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "node '%s' is in fleet '%s' and in fleet '%s'"
                                    .formatted(member.node(), other, spec.name()));
                }
                var neighbour = nodeAt.put(member.port(), member.node());
                if (neighbour != null) {
                    throw new IllegalArgumentException(
                            "port %d is of node '%s' and of node '%s'"
                                    .formatted(member.port(), neighbour, member.node()));
                }
            }
        }
    }
}
