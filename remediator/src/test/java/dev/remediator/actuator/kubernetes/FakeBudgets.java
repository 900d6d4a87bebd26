package dev.remediator.actuator.kubernetes;

import dev.remediator.actuator.kubernetes.FakeObjects.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The Eviction API: a pod goes only within its disruption budget, and takes its time.
final class FakeBudgets {
    private final FakeObjects objects;
    private final List<Budget> budgets = new ArrayList<>();
    private final Map<String, Integer> looksLeft = new HashMap<>();
    private final Map<String, Runnable> afterwards = new HashMap<>();
    private int lingering;

    /// A disruption budget over the pods with one label.
    static final class Budget {
        private final String name;
        private final String app;
        private int allowed;

        private Budget(String name, String app, int allowed) {
            this.name = name;
            this.app = app;
            this.allowed = allowed;
        }

        /// Another pod has become ready elsewhere.
        void allowsOneMore() {
            allowed++;
        }
    }

    FakeBudgets(FakeObjects objects) {
        this.objects = objects;
    }

    Budget add(String name, String app, int allowed) {
        var budget = new Budget(name, app, allowed);
        budgets.add(budget);
        return budget;
    }

    /// An evicted pod is still there for so many looks at the pods.
    void linger(int looks) {
        lingering = looks;
    }

    /// What happens when this pod is gone.
    void afterwards(String path, Runnable what) {
        afterwards.put(path, what);
    }

    void evict(String path, JsonNode eviction) {
        if (!eviction.path("kind").asString().equals("Eviction")
                || !eviction.path("apiVersion").asString().equals("policy/v1")) {
            throw new Refused(400, "BadRequest", "this is no eviction");
        }
        var pod = objects.get(path);
        FakeObjects.requireMeant(path, pod, eviction.at("/deleteOptions/preconditions"));
        if (FakeObjects.meta(pod).has("deletionTimestamp")) {
            return;
        }
        var app = FakeObjects.meta(pod).at("/labels/app").asString("");
        var held = budgets.stream().filter(budget -> budget.app.equals(app)).toList();
        if (held.size() > 1) {
            throw new Refused(
                    500,
                    "",
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource"
                            + " does not support.");
        }
        held.forEach(FakeBudgets::take);
        objects.end(pod);
        looksLeft.put(path, lingering);
        if (lingering == 0) {
            gone(path);
        }
    }

    private static void take(Budget budget) {
        if (budget.allowed == 0) {
            throw new Refused(
                    429,
                    "DisruptionBudget",
                    "The disruption budget "
                            + budget.name
                            + " needs 2 healthy pods and has 2 currently");
        }
        budget.allowed--;
    }

    /// Somebody has looked at the pods: time goes by.
    void looked() {
        for (var path : List.copyOf(looksLeft.keySet())) {
            int left = looksLeft.merge(path, -1, Integer::sum);
            if (left < 0) {
                gone(path);
            }
        }
    }

    private void gone(String path) {
        looksLeft.remove(path);
        objects.remove(path);
        var next = afterwards.remove(path);
        if (next != null) {
            next.run();
        }
    }

    static ObjectNode status(Refused refused) {
        var status =
                FakeObjects.JSON
                        .createObjectNode()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("status", "Failure")
                        .put("code", refused.code);
        var said = String.valueOf(refused.getMessage());
        if (!refused.reason.equals("DisruptionBudget")) {
            return status.put("message", said).put("reason", refused.reason);
        }
        status.put("message", "Cannot evict pod as it would violate the pod's disruption budget.");
        status.put("reason", "TooManyRequests");
        status.putObject("details")
                .putArray("causes")
                .addObject()
                .put("reason", "DisruptionBudget")
                .put("message", said);
        return status;
    }
}
