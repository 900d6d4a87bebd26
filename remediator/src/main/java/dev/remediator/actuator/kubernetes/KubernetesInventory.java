package dev.remediator.actuator.kubernetes;

import dev.remediator.port.Fleet;
import dev.remediator.worker.Inventory;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What may be acted upon in one Kubernetes cluster: kind `node`, by the name of a node that the
/// selector names; kind `deployment`, by `namespace/name` in one of the namespaces that are listed.
///
/// A name is looked up in the cluster when it is asked for, if it could be one at all. Nothing is
/// asked before that, so the cluster need not be there when this program starts. Looking up throws
/// [dev.remediator.port.ActuatorException] if the API does not answer: that nobody could be asked
/// does not mean that there is no such node. Safe for use by several threads.
public final class KubernetesInventory implements Inventory, AutoCloseable {
    private final ClusterSpec spec;
    private final Api api;
    private final Nodes nodes;
    private final KubernetesFleet fleet;
    private final InstantSource clock;

    /// Reaches nothing yet.
    ///
    /// @param clock for whether a node was heard of lately, and for what is written down
    public KubernetesInventory(ClusterSpec spec, InstantSource clock) {
        this(spec, clock, System.getenv(), Timing.USUAL);
    }

    KubernetesInventory(
            ClusterSpec spec, InstantSource clock, Map<String, String> environment, Timing timing) {
        this.spec = spec;
        this.clock = clock;
        var connection = new Connection(spec.kubeconfig(), spec.context(), environment);
        this.api = new Api(spec.name(), connection, timing);
        this.nodes = new Nodes(api, spec, clock);
        this.fleet = new KubernetesFleet(spec, api, nodes);
    }

    /// The nodes that the selector names.
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        Optional<?> found =
                switch (kind) {
                    case "node" ->
                            port.isAssignableFrom(KubernetesNode.class) ? node(name) : none();
                    case "deployment" ->
                            port.isAssignableFrom(KubernetesDeployment.class)
                                    ? deployment(name)
                                    : none();
                    default -> none();
                };
        return found.map(port::cast);
    }

    private static Optional<?> none() {
        return Optional.empty();
    }

    private Optional<KubernetesNode> node(String name) {
        if (!Names.isSubdomain(name) || nodes.find(name).isEmpty()) {
            return Optional.empty();
        }
        var traffic = new SchedulerRotation(name, spec, api, nodes);
        return Optional.of(new KubernetesNode(name, nodes, traffic, fleet));
    }

    private Optional<KubernetesDeployment> deployment(String name) {
        int slash = name.indexOf('/');
        var namespace = slash < 0 ? "" : name.substring(0, slash);
        var rest = name.substring(slash + 1);
        if (!spec.namespaces().contains(namespace) || !Names.isSubdomain(rest)) {
            return Optional.empty();
        }
        return Optional.of(new KubernetesDeployment(namespace, rest, api, clock))
                .filter(KubernetesDeployment::exists);
    }

    /// Lets go of its connections.
    @Override
    public void close() {
        api.close();
    }
}
