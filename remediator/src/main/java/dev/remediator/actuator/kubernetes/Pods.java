package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pods of a node, and what each of them is to a drain.
final class Pods {
    private static final String PATH = "/api/v1/pods";
    private static final String MIRROR = "kubernetes.io/config.mirror";

    private final Api api;

    Pods(Api api) {
        this.api = api;
    }

    /// All that are bound to it.
    ///
    /// The API chooses them by a field; that it did is checked, and if it has found none at all,
    /// all pods of the cluster are looked through: a node on which nothing is left is too good to
    /// be believed on one word.
    List<Pod> on(String node) {
        var query = Map.of("fieldSelector", "spec.nodeName=" + node);
        var pods = api.list("the pods of node '" + node + "'", PATH, query, PodList.class);
        for (var pod : pods) {
            if (!isOn(pod, node)) {
                throw new ActuatorException(
                        "%s was asked for the pods of node '%s' and answered with %s, which is not on it"
                                .formatted(api.whom(), node, name(pod)));
            }
        }
        return pods.isEmpty() ? amongAll(node) : pods;
    }

    private List<Pod> amongAll(String node) {
        return api.list("all pods", PATH, Map.of(), PodList.class).stream()
                .filter(pod -> isOn(pod, node))
                .toList();
    }

    private static boolean isOn(Pod pod, String node) {
        return pod.getSpec() != null && node.equals(pod.getSpec().getNodeName());
    }

    /// Whether a drain has to move it: not if it has ended, belongs to the node as a static pod
    /// does, or would be put back at once by its DaemonSet.
    static boolean toBeMoved(Pod pod) {
        return !ended(pod)
                && !Marks.of(pod).containsKey(MIRROR)
                && controller(pod).filter(owner -> "DaemonSet".equals(owner.getKind())).isEmpty();
    }

    private static boolean ended(Pod pod) {
        var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }

    /// Whether somebody makes it again when it is gone.
    static boolean madeAgain(Pod pod) {
        return controller(pod).isPresent();
    }

    private static Optional<OwnerReference> controller(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getOwnerReferences()).stream()
                .flatMap(List::stream)
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
    }

    /// Whether it has files that are lost with it.
    static boolean hasEmptyDir(Pod pod) {
        return pod.getSpec().getVolumes().stream().anyMatch(v -> v.getEmptyDir() != null);
    }

    /// Whether it may be put on a cordoned node.
    static boolean mindsNoCordon(Pod pod) {
        return pod.getSpec().getTolerations().stream()
                .anyMatch(
                        t ->
                                (t.getKey() == null
                                                || t.getKey().isEmpty()
                                                || t.getKey()
                                                        .equals("node.kubernetes.io/unschedulable"))
                                        && (t.getEffect() == null
                                                || t.getEffect().isEmpty()
                                                || t.getEffect().equals("NoSchedule")));
    }

    static boolean terminating(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    /// Which one it is; a name is given again to another.
    static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }

    /// For sentences.
    static String name(Pod pod) {
        var meta = pod.getMetadata();
        return "pod '" + meta.getNamespace() + "/" + meta.getName() + "'";
    }
}
