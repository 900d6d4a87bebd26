package dev.remediator.actuator.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A Kubernetes cluster in which something may be acted upon, as the settings describe it.
///
/// @param name its name for people, and the name of the fleet that its nodes are: a DNS label
/// @param kubeconfig a file that says where it is and who asks; empty: this program runs in the
///   cluster, and its service account asks
/// @param context which of that file's contexts; empty: the one that is current there
/// @param nodes labels a node must have, all of them, to be acted upon. Must not be empty, nor name
///   only what every node has: that would be every node
/// @param namespaces where deployments may be acted upon; empty: in none. There is no word for all
/// @param evictionDeadline how long a drain may take at most, whatever a playbook's patience, and
///   how long a deleted node may take to be gone. Default 10 minutes
/// @param evictNaked whether a drain may evict pods that nobody makes again. Default false
/// @param evictEmptyDir whether a drain may evict pods that have an `emptyDir`, whose contents are
///   lost with them. Default false
/// @param least so many other nodes must serve before one may be taken away; 0: half of them
/// @param zoneLabel the label that says what nodes fail together. Default
///   `topology.kubernetes.io/zone`
/// @param provisioner who ends a node's machine. Default none
public record ClusterSpec(
        String name,
        Path kubeconfig,
        String context,
        Map<String, String> nodes,
        List<String> namespaces,
        Duration evictionDeadline,
        boolean evictNaked,
        boolean evictEmptyDir,
        int least,
        String zoneLabel,
        Provisioner provisioner) {
    /// The label that most clusters put their nodes' zone into.
    public static final String ZONE = "topology.kubernetes.io/zone";

    /// How long a drain may take where nobody has said otherwise.
    public static final Duration DEADLINE = Duration.ofMinutes(10);

    private static final Set<String> ON_EVERY_NODE =
            Set.of(
                    "kubernetes.io/os",
                    "kubernetes.io/arch",
                    "beta.kubernetes.io/os",
                    "beta.kubernetes.io/arch");

    /// Who ends the machine of a node, and makes another.
    public enum Provisioner {
        /// Nobody who could be told to: nodes are drained, never terminated.
        @JsonProperty("none")
        NONE,
        /// Something that has put a finalizer on each of its nodes, and ends the machine when the
        /// Node object is deleted, as Karpenter does.
        @JsonProperty("node-object")
        NODE_OBJECT
    }

    /// Refuses what could not work or could mean everything, with a sentence that names the key and
    /// the value.
    public ClusterSpec {
        nodes = Map.copyOf(new LinkedHashMap<>(nodes));
        namespaces = List.copyOf(namespaces);
        require(Names.isLabel(name), "name", name, "is not a DNS label of RFC 1123");
        checkSelector(nodes);
        for (int i = 0; i < namespaces.size(); i++) {
            var namespace = namespaces.get(i);
            require(
                    Names.isLabel(namespace),
                    "namespaces[" + i + "]",
                    namespace,
                    "is not the name of one namespace");
        }
        require(
                evictionDeadline.isPositive(),
                "eviction-deadline",
                evictionDeadline.toString(),
                "must be longer than nothing");
        require(least >= 0, "least", String.valueOf(least), "must not be negative");
        require(Names.isLabelKey(zoneLabel), "zone-label", zoneLabel, "is not a label's name");
    }

    private static void checkSelector(Map<String, String> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException(
                    "nodes is {}, but an empty selector would mean every node");
        }
        nodes.forEach(
                (key, value) -> {
                    require(Names.isLabelKey(key), "nodes", key, "is not a label's name");
                    require(
                            Names.isLabelValue(value),
                            "nodes." + key,
                            value,
                            "is not what a label can say; there are no wildcards");
                });
        if (ON_EVERY_NODE.containsAll(nodes.keySet())) {
            throw new IllegalArgumentException(
                    "nodes is %s, but every node has such a label".formatted(nodes));
        }
    }

    private static void require(boolean holds, String key, String value, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is '" + value + "', but " + complaint);
        }
    }
}
