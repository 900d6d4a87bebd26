package dev.remediator.actuator.machine;

import dev.remediator.port.Node;
import dev.remediator.worker.Inventory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The hosts that may be acted upon, by their nodes' exact names. A name from an alert is looked up
/// and used for nothing else. Nothing is reached before it is needed. Safe for use by several
/// threads.
public final class HostInventory implements Inventory, AutoCloseable {
    private final List<HostFleet> fleets = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Ways ways = new Ways();

    /// Refuses two fleets or two nodes of one name, and two nodes on one host: one of them could be
    /// rebooted under the other's feet.
    ///
    /// @param provisioners who makes new machines for a fleet; [Provisioner#none] where nobody does
    public HostInventory(
            List<HostFleetSpec> specs, Function<HostFleetSpec, Provisioner> provisioners) {
        check(specs);
        for (var spec : specs) {
            var fleet =
                    new HostFleet(
                            spec, host -> ways.to(host, spec.ssh()), provisioners.apply(spec));
            fleets.add(fleet);
            fleet.members().forEach(name -> nodes.put(name, fleet.node(name).orElseThrow()));
        }
    }

    /// All its fleets, in the order they were listed.
    public List<HostFleet> fleets() {
        return List.copyOf(fleets);
    }

    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        return Optional.ofNullable(kind.equals("node") ? nodes.get(name) : null)
                .filter(port::isInstance)
                .map(port::cast);
    }

    @Override
    public void close() {
        ways.close();
    }

    private static void check(List<HostFleetSpec> specs) {
        var names = new HashSet<String>();
        Map<String, String> fleetOf = new HashMap<>();
        Map<String, String> nodeOn = new HashMap<>();
        for (var spec : specs) {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException("two fleets are called '" + spec.name() + "'");
            }
            for (var node : spec.nodes()) {
                var other = fleetOf.put(node.name(), spec.name());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "node '%s' is in fleet '%s' and in fleet '%s'"
                                    .formatted(node.name(), other, spec.name()));
                }
                var neighbour = nodeOn.put(HostFleetSpec.place(node), node.name());
                if (neighbour != null) {
                    throw new IllegalArgumentException(
                            "host '%s' is of node '%s' and of node '%s'"
                                    .formatted(node.host(), neighbour, node.name()));
                }
            }
        }
    }
}
