package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeList;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The nodes that the selector names, as the API has them, and how they stand.
final class Nodes {
    private static final String PATH = "/api/v1/nodes";

    /// Where kubelets have their leases.
    static final String LEASE_NAMESPACE = "kube-node-lease";

    private static final String LEASES =
            "/apis/coordination.k8s.io/v1/namespaces/" + LEASE_NAMESPACE + "/leases";

    /// A kubelet renews its lease every ten seconds; so much is left for clocks that differ.
    private static final Duration LEASE_FRESH = Duration.ofMinutes(2);

    /// Without a lease it reports every five minutes.
    private static final Duration REPORT_FRESH = Duration.ofMinutes(10);

    private final Api api;
    private final ClusterSpec spec;
    private final InstantSource clock;

    Nodes(Api api, ClusterSpec spec, InstantSource clock) {
        this.api = api;
        this.spec = spec;
        this.clock = clock;
    }

    static String path(String name) {
        if (!Names.isSubdomain(name)) {
            throw new ActuatorException("no node can be called what was asked for");
        }
        return PATH + "/" + name;
    }

    /// The node of this name; empty if there is none, or the selector does not name it.
    Optional<Node> find(String name) {
        return api.find("node '" + name + "'", path(name), Node.class).filter(this::selected);
    }

    /// The same; none is refused.
    Node get(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "cluster '%s' has no node '%s' with the labels %s"
                                                .formatted(spec.name(), name, spec.nodes())));
    }

    /// All that the selector names.
    List<Node> all() {
        if (spec.nodes().isEmpty()) {
            throw new ActuatorException("no selector is no selection");
        }
        var selector =
                spec.nodes().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .sorted()
                        .collect(Collectors.joining(","));
        var nodes = api.list("nodes", PATH, Map.of("labelSelector", selector), NodeList.class);
        for (var node : nodes) {
            if (!selected(node)) {
                throw new ActuatorException(
                        "%s was asked for nodes with %s and answered with '%s', which has not"
                                .formatted(api.whom(), spec.nodes(), node.getMetadata().getName()));
            }
        }
        return nodes;
    }

    boolean selected(Node node) {
        var labels = node.getMetadata().getLabels();
        return !spec.nodes().isEmpty()
                && labels != null
                && labels.entrySet().containsAll(spec.nodes().entrySet());
    }

    /// Whether it serves: its kubelet says so, and says anything at all.
    boolean healthy(Node node) {
        var name = node.getMetadata().getName();
        var lease = api.find("the lease of node '" + name + "'", LEASES + "/" + name, Lease.class);
        return healthy(node, lease.orElse(null));
    }

    /// Those that serve and to which work may come.
    List<String> serving() {
        Map<String, Lease> leases = new HashMap<>();
        var nodes = all();
        api.list("the leases of nodes", LEASES, Map.of(), LeaseList.class)
                .forEach(lease -> leases.put(lease.getMetadata().getName(), lease));
        return nodes.stream()
                .filter(Nodes::schedulable)
                .filter(node -> healthy(node, leases.get(node.getMetadata().getName())))
                .map(node -> node.getMetadata().getName())
                .sorted()
                .toList();
    }

    private boolean healthy(Node node, @Nullable Lease lease) {
        return node.getMetadata().getDeletionTimestamp() == null
                && is(node, "Ready", "True")
                && !is(node, "NetworkUnavailable", "True")
                && fresh(node, lease);
    }

    private boolean fresh(Node node, @Nullable Lease lease) {
        var renewed = lease == null || lease.getSpec() == null ? null : lease.getSpec();
        ZonedDateTime at = renewed == null ? null : renewed.getRenewTime();
        if (at != null) {
            return at.toInstant().plus(LEASE_FRESH).isAfter(clock.instant());
        }
        return condition(node, "Ready")
                .flatMap(ready -> instant(ready.getLastHeartbeatTime()))
                .filter(heard -> heard.plus(REPORT_FRESH).isAfter(clock.instant()))
                .isPresent();
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// Whether its kubelet tells the cluster how it stands, be it well or not.
    static boolean reporting(Node node) {
        return is(node, "Ready", "True") || is(node, "Ready", "False");
    }

    /// Whether new work may come to it.
    static boolean schedulable(Node node) {
        return node.getSpec() == null || !Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    }

    private static boolean is(Node node, String type, String status) {
        return condition(node, type).filter(c -> status.equals(c.getStatus())).isPresent();
    }

    private static Optional<NodeCondition> condition(Node node, String type) {
        return Optional.ofNullable(node.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }
}
