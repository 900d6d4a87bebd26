package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.port.Rotation;
import dev.remediator.port.Service;
import java.util.Optional;

/// A node of a Kubernetes cluster, as the cluster's API has it.
///
/// Its name is a machine's and not a place's: what replaces it has another. Its service is the
/// kubelet. Nothing on the machine can be reached over the API, so it can be drained and, in some
/// clusters, terminated; not restarted, booted or cleaned up. Every call throws [ActuatorException]
/// if the API does not answer. Safe for use by several threads.
final class KubernetesNode implements Node {
    private final String name;
    private final Nodes nodes;
    private final Rotation traffic;
    private final Fleet fleet;

    KubernetesNode(String name, Nodes nodes, Rotation traffic, Fleet fleet) {
        this.name = name;
        this.nodes = nodes;
        this.traffic = traffic;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return name;
    }

    /// The last one its kubelet told, also while it is silent: a machine that cannot be heard for a
    /// while has not booted.
    @Override
    public String bootId() {
        return nodes.find(name).flatMap(KubernetesNode::bootId).orElse(NOT_RUNNING);
    }

    private static Optional<String> bootId(io.fabric8.kubernetes.api.model.Node node) {
        return Optional.ofNullable(node.getStatus())
                .map(status -> status.getNodeInfo())
                .map(info -> info.getBootID())
                .filter(id -> !id.isBlank());
    }

    @Override
    public boolean bootedSince(String earlier) {
        return nodes.find(name)
                .filter(Nodes::reporting)
                .flatMap(KubernetesNode::bootId)
                .filter(now -> !now.equals(earlier))
                .isPresent();
    }

    /// The kubelet: running while it tells the cluster how it stands, be it well or not; unknown
    /// while it is silent. Its start is that of the machine, because the API does not tell when a
    /// kubelet was started, only when the machine was.
    @Override
    public Service service() {
        var node = nodes.find(name);
        if (node.isEmpty()) {
            return Service.stopped();
        }
        return node.filter(Nodes::reporting)
                .flatMap(KubernetesNode::bootId)
                .map(boot -> new Service(Service.State.RUNNING, boot, 0))
                .orElseGet(() -> new Service(Service.State.UNKNOWN, NOT_RUNNING, 0));
    }

    /// Whether it is Ready, its network is there, and its kubelet has been heard of within two
    /// minutes: the control plane, which would call it unready otherwise, can be dead too.
    @Override
    public boolean healthy() {
        return nodes.find(name).filter(nodes::healthy).isPresent();
    }

    @Override
    public void restart(Order order) {
        throw new ActuatorException(
                "the Kubernetes API restarts nothing on node '" + name + "' itself");
    }

    @Override
    public Rotation traffic() {
        return traffic;
    }

    @Override
    public void preflightReboot() {
        throw new ActuatorException(
                "the Kubernetes API boots no machine, so not node '" + name + "'");
    }

    @Override
    public void reboot(Order order) {
        preflightReboot();
    }

    @Override
    public Disk disk() {
        throw new ActuatorException("the Kubernetes API cleans nothing up on node '" + name + "'");
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }
}
