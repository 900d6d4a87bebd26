package dev.remediator.actuator.kubernetes;

import dev.remediator.port.Deployment;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A fake cluster with three nodes that work is done on, one that is nobody's business, and a
/// deployment; and what looks at it.
final class Ground implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Map<String, String> WORKERS = Map.of("pool", "web");
    static final Timing QUICK =
            new Timing(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(1),
                    Duration.ofMillis(5));
    static final String WEB = "/apis/apps/v1/namespaces/shop/deployments/web";

    final FakeApiServer api = new FakeApiServer();
    private final Path directory;
    private Instant now = NOW;
    private @Nullable KubernetesInventory inventory;

    /// @param directory for the kubeconfig
    Ground(Path directory) {
        this.directory = directory;
        node("n1", "zone-a");
        node("n2", "zone-a");
        node("n3", "zone-b");
        put("/api/v1/nodes/db1", labels(nodeNamed("db1"), Map.of("pool", "db")));
        lease("db1", NOW);
        daemonSetPod("n1");
        inventory = with(spec(ClusterSpec.Provisioner.NONE));
    }

    static ClusterSpec spec(
            Path kubeconfig,
            Map<String, String> nodes,
            boolean naked,
            boolean emptyDir,
            ClusterSpec.Provisioner provisioner) {
        return new ClusterSpec(
                "prod",
                kubeconfig,
                "main",
                nodes,
                List.of("shop"),
                ClusterSpec.DEADLINE,
                naked,
                emptyDir,
                0,
                ClusterSpec.ZONE,
                provisioner);
    }

    ClusterSpec spec(ClusterSpec.Provisioner provisioner) {
        return spec(kubeconfig("secret"), WORKERS, false, false, provisioner);
    }

    Path kubeconfig(String token) {
        try {
            return Files.writeString(
                    directory.resolve("kubeconfig"),
                    """
                    apiVersion: v1
                    kind: Config
                    current-context: other
                    clusters:
                      - {name: main, cluster: {server: "%s"}}
                    users:
                      - {name: us, user: {token: "%s"}}
                    contexts:
                      - {name: main, context: {cluster: main, user: us}}
                    """
                            .formatted(api.url(), token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another worker, with other settings or timing.
    KubernetesInventory with(ClusterSpec spec) {
        return with(spec, QUICK);
    }

    KubernetesInventory with(ClusterSpec spec, Timing timing) {
        if (inventory != null) {
            inventory.close();
        }
        inventory = new KubernetesInventory(spec, () -> now, Map.of(), timing);
        return Objects.requireNonNull(inventory);
    }

    KubernetesInventory inventory() {
        return Objects.requireNonNull(inventory);
    }

    Node n1() {
        return inventory().find(Node.class, "node", "n1").orElseThrow();
    }

    Deployment web() {
        return inventory().find(Deployment.class, "deployment", "shop/web").orElseThrow();
    }

    void laterBy(Duration time) {
        now = now.plus(time);
    }

    static Order order(String key, long token) {
        return new Order(key, token);
    }

    ObjectNode node(String name, String zone) {
        lease(name, NOW);
        var node = nodeNamed(name);
        var labels = Map.of("pool", "web", ClusterSpec.ZONE, zone);
        return put("/api/v1/nodes/" + name, labels(node, labels));
    }

    private static ObjectNode nodeNamed(String name) {
        var node = FakeObjects.JSON.createObjectNode().put("kind", "Node").put("apiVersion", "v1");
        FakeObjects.meta(node).put("name", name);
        node.putObject("spec").put("providerID", "cloud://" + name);
        var status = node.putObject("status");
        status.putObject("nodeInfo").put("bootID", "boot-of-" + name);
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True")
                .put("lastHeartbeatTime", NOW.toString());
        return node;
    }

    static ObjectNode labels(ObjectNode object, Map<String, String> labels) {
        var all = FakeObjects.meta(object).putObject("labels");
        labels.forEach(all::put);
        return object;
    }

    void lease(String node, Instant renewed) {
        var lease = FakeObjects.JSON.createObjectNode().put("kind", "Lease");
        FakeObjects.meta(lease).put("name", node);
        lease.putObject("spec").put("renewTime", renewed.toString().replace("Z", ".000000Z"));
        put(leasePath(node), lease);
    }

    static String leasePath(String node) {
        return "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/" + node;
    }

    void condition(String node, String type, String status) {
        api.world(
                objects -> {
                    var object = objects.get("/api/v1/nodes/" + node);
                    var conditions = object.withArray("/status/conditions");
                    conditions.addObject().put("type", type).put("status", status);
                    if (type.equals("Ready")) {
                        conditions.remove(0);
                    }
                });
    }

    void finalizer(String node) {
        api.world(
                o ->
                        FakeObjects.meta(o.get("/api/v1/nodes/" + node))
                                .putArray("finalizers")
                                .add("karpenter.sh/termination"));
    }

    /// What the provisioner does: ends the machine of each node that is deleted.
    void provisionerEnds(String node) {
        api.faults.before(
                "GET /api/v1/nodes/" + node,
                () ->
                        api.world(
                                o -> {
                                    var path = "/api/v1/nodes/" + node;
                                    if (o.find(path).isPresent()
                                            && FakeObjects.meta(o.get(path))
                                                    .has("deletionTimestamp")) {
                                        o.remove(path);
                                    } else {
                                        provisionerEnds(node);
                                    }
                                }));
    }

    ObjectNode put(String path, ObjectNode object) {
        api.world(objects -> objects.put(path, object));
        return object;
    }

    static String podPath(String name) {
        return "/api/v1/namespaces/shop/pods/" + name;
    }

    /// A pod on a node, of a controller of this kind; empty: of none.
    ObjectNode pod(String name, String node, String app, String controller) {
        var pod = FakeObjects.JSON.createObjectNode().put("kind", "Pod").put("apiVersion", "v1");
        FakeObjects.meta(pod).put("name", name).put("namespace", "shop");
        labels(pod, Map.of("app", app));
        if (!controller.isEmpty()) {
            FakeObjects.meta(pod)
                    .putArray("ownerReferences")
                    .addObject()
                    .put("kind", controller)
                    .put("controller", true)
                    .put("uid", "owner");
        }
        pod.putObject("spec").put("nodeName", node);
        pod.putObject("status").put("phase", "Running");
        return put(podPath(name), pod);
    }

    void daemonSetPod(String node) {
        pod("agent-" + node, node, "agent", "DaemonSet");
    }

    /// A deployment at its third revision, which is the second of its ReplicaSets that are left.
    ObjectNode deployment() {
        var uid = "00000000-0000-4000-8000-00000000dead";
        var web = FakeObjects.JSON.createObjectNode().put("kind", "Deployment");
        FakeObjects.meta(web)
                .put("name", "web")
                .put("namespace", "shop")
                .put("uid", uid)
                .put("generation", 3)
                .putObject("annotations")
                .put("deployment.kubernetes.io/revision", "3");
        var spec = web.putObject("spec").put("replicas", 3);
        spec.set("template", template("shop/web:3"));
        web.putObject("status")
                .put("observedGeneration", 3)
                .put("replicas", 3)
                .put("updatedReplicas", 3)
                .put("availableReplicas", 3);
        replicaSet("web-a", uid, "1", "2026-02-01T00:00:00Z");
        replicaSet("web-b", uid, "3", "2026-03-01T11:00:00Z");
        replicaSet("other", "another", "2", "2026-03-01T11:30:00Z");
        return put(WEB, web);
    }

    private static ObjectNode template(String image) {
        var template = FakeObjects.JSON.createObjectNode();
        template.putObject("metadata").putObject("labels").put("app", "web");
        template.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "web")
                .put("image", image)
                .putObject("resources")
                .putObject("limits")
                .put("memory", "64Mi");
        return template;
    }

    private void replicaSet(String name, String owner, String revision, String made) {
        var set = FakeObjects.JSON.createObjectNode().put("kind", "ReplicaSet");
        FakeObjects.meta(set)
                .put("name", name)
                .put("creationTimestamp", made)
                .putObject("annotations")
                .put("deployment.kubernetes.io/revision", revision);
        FakeObjects.meta(set)
                .putArray("ownerReferences")
                .addObject()
                .put("uid", owner)
                .put("controller", true);
        var template = template("shop/web:" + revision);
        template.withObject("/metadata/labels").put("pod-template-hash", name);
        set.putObject("spec").set("template", template);
        put("/apis/apps/v1/namespaces/shop/replicasets/" + name, set);
    }

    @Override
    public void close() {
        inventory().close();
        api.close();
    }
}
