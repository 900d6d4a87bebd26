package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import io.fabric8.kubernetes.api.model.Node;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The order to delete one Node object and no other: by its UID, and as it was when the order was
/// noted on it.
final class Deletion {
    private static final int CONFLICTS = 5;

    private final Api api;
    private final Nodes nodes;
    private final Order order;

    Deletion(Api api, Nodes nodes, Order order) {
        this.api = api;
        this.nodes = nodes;
        this.order = order;
    }

    /// Notes the order on the object, then deletes it.
    ///
    /// @param check refuses what must not be deleted
    /// @return false if it is gone already, or another has taken its name
    boolean of(String node, String uid, Consumer<Node> check) {
        for (int time = 1; ; time++) {
            var found = nodes.find(node).filter(n -> uid.equals(n.getMetadata().getUid()));
            if (found.isEmpty()) {
                return false;
            }
            Marks.refuseOlder("node '" + node + "'", found.get(), order);
            if (found.get().getMetadata().getDeletionTimestamp() != null) {
                return true;
            }
            check.accept(found.get());
            if (noted(found.get()).filter(now -> deleted(node, uid, now)).isPresent()) {
                return true;
            }
            if (time == CONFLICTS) {
                throw new ActuatorException(
                        "node '%s' was changed by somebody each of the %d times it was to be deleted"
                                .formatted(node, time));
            }
            Timing.rest(api.timing().look());
        }
    }

    /// @return its resource version then; empty if somebody else has changed it meanwhile
    private Optional<String> noted(Node node) {
        var meta = node.getMetadata();
        if (Marks.knows(node, order)) {
            return Optional.of(meta.getResourceVersion());
        }
        Map<String, Object> about =
                Map.of(
                        "annotations", Marks.after(order),
                        "resourceVersion", meta.getResourceVersion(),
                        "uid", meta.getUid());
        var ask =
                Ask.merge(
                        "patch node '" + meta.getName() + "'",
                        Nodes.path(meta.getName()),
                        api.json(Map.of("metadata", about)));
        var answer = api.ask(ask);
        return answer.code() == 409 || answer.code() == 404
                ? Optional.empty()
                : Optional.of(api.read(ask, answer, Node.class).getMetadata().getResourceVersion());
    }

    private boolean deleted(String node, String uid, String version) {
        var body =
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "DeleteOptions",
                        "preconditions",
                        Map.of("uid", uid, "resourceVersion", version));
        var ask = Ask.delete("delete node '" + node + "'", Nodes.path(node), api.json(body));
        var answer = api.ask(ask);
        if (!answer.done() && answer.code() != 404 && answer.code() != 409) {
            throw answer.refusal(api.whom(), ask.words());
        }
        return answer.code() != 409;
    }
}
