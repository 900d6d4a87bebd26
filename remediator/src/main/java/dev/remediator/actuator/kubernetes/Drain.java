package dev.remediator.actuator.kubernetes;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Empties a cordoned node once. For one thread.
final class Drain {
    private static final int SILENCES = 3;
    private static final int NAMED = 10;

    private final String node;
    private final ClusterSpec spec;
    private final Timing timing;
    private final Pods pods;
    private final Evictions evictions;
    private final Runnable stillOurs;

    /// @param stillOurs throws when the node is no longer to be emptied
    Drain(String node, ClusterSpec spec, Api api, Runnable stillOurs) {
        this.node = node;
        this.spec = spec;
        this.timing = api.timing();
        this.pods = new Pods(api);
        this.evictions = new Evictions(api);
        this.stillOurs = stillOurs;
    }

    /// Empties it, at most for so long.
    ///
    /// @return how many pods have come since, and would come again
    int within(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        var first = toBeMoved().stream().map(Pods::uid).collect(Collectors.toSet());
        int silent = 0;
        for (int look = 0; ; look++) {
            try {
                stillOurs.run();
                var here = toBeMoved();
                var going = here.stream().filter(pod -> !cameAndStays(pod, first)).toList();
                if (going.isEmpty()) {
                    return here.size();
                }
                refuse(going);
                evictions.askFor(going);
                refuseAfter(end, limit, going);
                silent = 0;
            } catch (Unreachable e) {
                silent++;
                if (silent == SILENCES || System.nanoTime() - end >= 0) {
                    throw e;
                }
            }
            rest(look, end);
        }
    }

    private void rest(int look, long end) {
        var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        var pause = timing.before(look);
        Timing.rest(pause.compareTo(left) < 0 ? pause : left);
    }

    private List<Pod> toBeMoved() {
        return pods.on(node).stream().filter(Pods::toBeMoved).toList();
    }

    private static boolean cameAndStays(Pod pod, Set<String> first) {
        return !first.contains(Pods.uid(pod)) && Pods.mindsNoCordon(pod);
    }

    /// Before anything is evicted: a pod that would be lost, or whose files would.
    private void refuse(List<Pod> here) {
        var staying = here.stream().filter(pod -> !Pods.terminating(pod)).toList();
        if (!spec.evictNaked()) {
            refuse(staying, pod -> !Pods.madeAgain(pod), "no controller would make again");
        }
        if (!spec.evictEmptyDir()) {
            refuse(staying, Pods::hasEmptyDir, "would lose what is in an emptyDir");
        }
    }

    private void refuse(List<Pod> here, Predicate<Pod> which, String why) {
        var found = here.stream().filter(which).map(Pods::name).toList();
        if (!found.isEmpty()) {
            throw new ActuatorException(
                    "node '%s' is not drained, because it has pods that %s: %s"
                            .formatted(node, why, some(found)));
        }
    }

    private void refuseAfter(long end, Duration limit, List<Pod> going) {
        if (System.nanoTime() - end >= 0) {
            throw new ActuatorException(
                    "node '%s' is not drained after %d s: %s"
                            .formatted(
                                    node,
                                    limit.toSeconds(),
                                    some(going.stream().map(evictions::why).toList())));
        }
    }

    private static String some(List<String> all) {
        var more = all.size() > NAMED ? "; and " + (all.size() - NAMED) + " more" : "";
        return all.stream().limit(NAMED).collect(Collectors.joining("; ")) + more;
    }
}
