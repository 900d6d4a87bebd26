package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Order;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The nodes of a cluster that the selector names. A machine is a Node object, by its UID.
///
/// Only where the settings name a provisioner can a machine be ended, and nowhere can one be made:
/// such a provisioner makes machines by itself when pods need them, under names of their own, and
/// nothing tells which of them stands in for which. How the fleet stands afterwards is seen in
/// [#serving]. Safe for use by several threads.
final class KubernetesFleet implements Fleet {
    private final ClusterSpec spec;
    private final Api api;
    private final Nodes nodes;

    KubernetesFleet(ClusterSpec spec, Api api, Nodes nodes) {
        this.spec = spec;
        this.api = api;
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<String> members() {
        return nodes.all().stream().map(node -> node.getMetadata().getName()).sorted().toList();
    }

    @Override
    public Optional<String> domain(String node) {
        return nodes.find(node).flatMap(this::zone);
    }

    @Override
    public Map<String, String> domains() {
        var known = new TreeMap<String, String>();
        for (var node : nodes.all()) {
            zone(node).ifPresent(zone -> known.put(node.getMetadata().getName(), zone));
        }
        return known;
    }

    private Optional<String> zone(Node node) {
        return Optional.ofNullable(node.getMetadata().getLabels())
                .map(labels -> labels.get(spec.zoneLabel()))
                .filter(zone -> !zone.isBlank());
    }

    /// As many as there are now: how many there should be, nobody but the provisioner knows.
    @Override
    public Size size() {
        int all = nodes.all().size();
        return new Size(all, spec.least() == 0 ? all / 2 : spec.least(), all);
    }

    @Override
    public List<String> serving() {
        return nodes.serving();
    }

    @Override
    public List<String> machines(String node) {
        return nodes.find(node).map(found -> found.getMetadata().getUid()).stream().toList();
    }

    @Override
    public boolean serves(String node, String machine) {
        return nodes.find(node)
                .filter(found -> machine.equals(found.getMetadata().getUid()))
                .filter(nodes::healthy)
                .isPresent();
    }

    @Override
    public void preflight(String node) {
        refuseWithoutProvisioner();
        refuseWithoutFinalizer(nodes.get(node));
        new Access(api).requireForAReplacement();
    }

    @Override
    public boolean restocksItself() {
        return spec.provisioner() == ClusterSpec.Provisioner.NODE_OBJECT;
    }

    @Override
    public String launch(String node, Order order) {
        throw new ActuatorException(
                "nobody can be told to make a machine for node '%s': in cluster '%s' %s"
                        .formatted(
                                node,
                                spec.name(),
                                switch (spec.provisioner()) {
                                    case NONE -> "no provisioner is named";
                                    case NODE_OBJECT ->
                                            "the provisioner makes one by itself when pods need it";
                                }));
    }

    /// Deletes the Node object and waits until it is gone, for which the provisioner drains the
    /// node and ends its machine first; at most [ClusterSpec#evictionDeadline].
    @Override
    public void terminate(String node, String machine, Order order) {
        refuseWithoutProvisioner();
        refuseAnothersMachine(node, machine);
        var path = Nodes.path(node);
        var what = "node '" + node + "'";
        if (!new Deletion(api, nodes, order)
                .of(node, machine, KubernetesFleet::refuseWithoutFinalizer)) {
            return;
        }
        long end = System.nanoTime() + spec.evictionDeadline().toNanos();
        for (int look = 0; ; look++) {
            var left =
                    api.find(what, path, Node.class)
                            .filter(found -> machine.equals(found.getMetadata().getUid()));
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() - end >= 0) {
                throw new ActuatorException(
                        "%s is deleted and not gone after %d s: %s hold it"
                                .formatted(
                                        what,
                                        spec.evictionDeadline().toSeconds(),
                                        left.get().getMetadata().getFinalizers()));
            }
            Timing.rest(api.timing().before(look));
        }
    }

    private void refuseAnothersMachine(String node, String machine) {
        for (var other : nodes.all()) {
            var meta = other.getMetadata();
            if (machine.equals(meta.getUid()) && !node.equals(meta.getName())) {
                throw new ActuatorException(
                        "machine %s is not of node '%s' but of node '%s'"
                                .formatted(machine, node, meta.getName()));
            }
        }
    }

    private void refuseWithoutProvisioner() {
        if (spec.provisioner() == ClusterSpec.Provisioner.NONE) {
            throw new ActuatorException(
                    "nobody would make another machine: no provisioner is named for cluster '%s'"
                            .formatted(spec.name()));
        }
    }

    /// Without one, deleting the object would end nothing: its machine would go on without it, or
    /// come back under the same name.
    private static void refuseWithoutFinalizer(Node node) {
        var finalizers = node.getMetadata().getFinalizers();
        if (finalizers == null || finalizers.isEmpty()) {
            throw new ActuatorException(
                    "node '%s' has no finalizer, so nobody would end its machine when it is deleted"
                            .formatted(node.getMetadata().getName()));
        }
    }
}
