package dev.remediator.actuator.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The evictions of one drain: asked for through the Eviction API, so that disruption budgets are
/// honoured, and never done otherwise. Who was refused is asked for again later, ever more seldom,
/// and not before the API wants to be asked. For one thread.
final class Evictions {
    private final Api api;
    private final Map<String, Refused> refused = new HashMap<>();

    private final Set<String> granted = new HashSet<>();

    /// @param why in the API's words
    /// @param times how often
    /// @param until `System.nanoTime` before which it is not asked again
    private record Refused(String why, int times, long until) {}

    Evictions(Api api) {
        this.api = api;
    }

    /// Asks for each of them that does not end already and was not refused a moment ago.
    void askFor(List<Pod> pods) {
        pods.stream().filter(pod -> !Pods.terminating(pod)).filter(this::due).forEach(this::evict);
    }

    private boolean due(Pod pod) {
        var last = refused.get(Pods.uid(pod));
        return last == null || System.nanoTime() - last.until() >= 0;
    }

    private void evict(Pod pod) {
        var ask = eviction(pod);
        var answer = api.ask(ask);
        if (answer.done() || answer.code() == 404 || isAnother(answer)) {
            refused.remove(Pods.uid(pod));
            granted.add(Pods.uid(pod));
            return;
        }
        var why = answer.budget().or(() -> answer.cause("NamespaceTerminating"));
        if (why.isEmpty() && answer.code() != 409) {
            throw answer.refusal(api.whom(), ask.words());
        }
        refuse(pod, why.orElseGet(answer::message), answer.retryAfter());
    }

    /// One of the same name has taken its place: the one that was meant is gone.
    private static boolean isAnother(Answer answer) {
        return answer.code() == 409 && answer.message().contains("UID in precondition");
    }

    private void refuse(Pod pod, String why, Duration asked) {
        var last = refused.get(Pods.uid(pod));
        int times = last == null ? 0 : last.times() + 1;
        var pause = api.timing().after(asked, times);
        refused.put(Pods.uid(pod), new Refused(why, times, System.nanoTime() + pause.toNanos()));
    }

    private Ask eviction(Pod pod) {
        var meta = pod.getMetadata();
        var body =
                Map.of(
                        "apiVersion",
                        "policy/v1",
                        "kind",
                        "Eviction",
                        "metadata",
                        Map.of("name", meta.getName(), "namespace", meta.getNamespace()),
                        "deleteOptions",
                        Map.of("preconditions", Map.of("uid", meta.getUid())));
        return Ask.post(
                "evict " + Pods.name(pod),
                "/api/v1/namespaces/%s/pods/%s/eviction"
                        .formatted(meta.getNamespace(), meta.getName()),
                api.json(body));
    }

    /// Why it is still there.
    String why(Pod pod) {
        if (Pods.terminating(pod) || granted.contains(Pods.uid(pod))) {
            return Pods.name(pod) + " is still ending";
        }
        var last = refused.get(Pods.uid(pod));
        return last == null
                ? Pods.name(pod) + " has not begun to end"
                : Pods.name(pod) + " is held back: " + last.why();
    }
}
