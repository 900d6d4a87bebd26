package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Rotation;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What brings a node of Kubernetes its work: the scheduler. Draining cordons the node, then evicts
/// its pods within their disruption budgets; restoring takes away a cordon of the same run, and no
/// other.
///
/// Nothing is forced. A pod that no controller would make again, or whose `emptyDir` would be lost,
/// stops a drain before anything is evicted unless the settings say otherwise. Safe for use by
/// several threads.
final class SchedulerRotation implements Rotation {
    private final String name;
    private final ClusterSpec spec;
    private final Api api;
    private final Nodes nodes;

    SchedulerRotation(String name, ClusterSpec spec, Api api, Nodes nodes) {
        this.name = name;
        this.spec = spec;
        this.api = api;
        this.nodes = nodes;
    }

    @Override
    public List<String> balancers() {
        return List.of("the scheduler of " + spec.name());
    }

    /// Waits until every pod has really gone, but for those of DaemonSets, static ones, those that
    /// have ended, and those that came after the cordon because they tolerate it; the last are what
    /// is left.
    ///
    /// @throws ActuatorException after the patience, or [ClusterSpec#evictionDeadline] if that is
    ///   shorter, with the pods that stayed and the budgets that hold them
    @Override
    public int drain(Duration patience) {
        var order = Order.current();
        change("cordon", node -> cordoning(node, order));
        var deadline = spec.evictionDeadline();
        var limit = patience.compareTo(deadline) < 0 ? patience : deadline;
        return new Drain(name, spec, api, () -> refuseIfBack(order)).within(limit);
    }

    private Optional<Map<String, Object>> cordoning(Node node, Optional<Order> order) {
        order.ifPresent(given -> Marks.refuseOlder(what(), node, given));
        boolean open = Nodes.schedulable(node);
        boolean stale = !open && Marks.cordonedBySomeRun(node) && !Marks.cordonedBy(node, order);
        if (!open && !stale && order.filter(given -> !Marks.knows(node, given)).isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable String> marks = order.map(Marks::after).orElseGet(HashMap::new);
        if (open) {
            marks.put(Marks.CORDONED, Marks.cordoning(order));
        } else if (stale) {
            marks.put(Marks.CORDONED, null);
        }
        return Optional.of(
                Map.of(
                        "metadata", Map.of("annotations", marks),
                        "spec", Map.of("unschedulable", true)));
    }

    /// A worker that was frozen in the middle of a drain must not go on with it after another one
    /// has put the node back.
    private void refuseIfBack(Optional<Order> order) {
        var node = nodes.get(name);
        order.ifPresent(given -> Marks.refuseOlder(what(), node, given));
        if (Nodes.schedulable(node)) {
            throw new ActuatorException(
                    "somebody has uncordoned node '%s' while it was drained".formatted(name));
        }
    }

    /// Does nothing to a node to which work may come, nor to one that is gone or being deleted.
    ///
    /// @throws ActuatorException if somebody else has cordoned it, who then has to uncordon it;
    ///   also an earlier run of ours is somebody else
    @Override
    public void restore() {
        var order = Order.current();
        if (api.find(what(), Nodes.path(name), Node.class).isEmpty()) {
            return;
        }
        change("uncordon", node -> uncordoning(node, order));
    }

    private Optional<Map<String, Object>> uncordoning(Node node, Optional<Order> order) {
        order.ifPresent(given -> Marks.refuseOlder(what(), node, given));
        if (node.getMetadata().getDeletionTimestamp() != null) {
            return Optional.empty();
        }
        if (!Nodes.schedulable(node) && !Marks.cordonedBy(node, order)) {
            throw new ActuatorException(
                    "node '%s' was cordoned by somebody else and is left so".formatted(name));
        }
        if (!Marks.cordonedBySomeRun(node)) {
            return Optional.empty();
        }
        Map<String, @Nullable String> marks = order.map(Marks::after).orElseGet(HashMap::new);
        marks.put(Marks.CORDONED, null);
        return Optional.of(
                Map.of(
                        "metadata", Map.of("annotations", marks),
                        "spec", Map.of("unschedulable", false)));
    }

    private interface Change {
        Optional<Map<String, Object>> of(Node node);
    }

    private void change(String verb, Change change) {
        var path = Nodes.path(name);
        var _ =
                api.change(
                        what(),
                        path,
                        Node.class,
                        node -> {
                            if (!nodes.selected(node)) {
                                throw new ActuatorException(
                                        "%s of cluster '%s' has not the labels %s and is left alone"
                                                .formatted(what(), spec.name(), spec.nodes()));
                            }
                            return change.of(node)
                                    .map(body -> api.json(under(node, body)))
                                    .map(body -> Ask.merge(verb + " " + what(), path, body));
                        });
    }

    /// The same patch, refused by the API if the node is no longer as it was read.
    private static Map<String, Object> under(Node node, Map<String, Object> body) {
        var all = new HashMap<>(body);
        Map<String, Object> meta = new HashMap<>();
        if (body.get("metadata") instanceof Map<?, ?> told) {
            told.forEach((key, value) -> meta.put(key.toString(), value));
        }
        meta.put("resourceVersion", node.getMetadata().getResourceVersion());
        meta.put("uid", node.getMetadata().getUid());
        all.put("metadata", meta);
        return all;
    }

    @Override
    public boolean serving() {
        return nodes.find(name).filter(Nodes::schedulable).filter(nodes::healthy).isPresent();
    }

    private String what() {
        return "node '" + name + "'";
    }
}
