package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an object remembers of the orders it was changed by, in its annotations. They are written
/// together with the change, under the object's resource version, so that one of two that come at
/// the same moment is told to look again.
final class Marks {
    /// The highest fencing token seen; stays as long as the object does.
    static final String TOKEN = "remediator.dev/fencing-token";

    /// The idempotency key of the last order.
    static final String ORDER = "remediator.dev/order";

    /// Whose order has cordoned a node. It outlives the cordon when a person ends that, so it
    /// counts only for the run that wrote it.
    static final String CORDONED = "remediator.dev/cordoned-by";

    private static final String NOBODY_S_ORDER = "remediator";

    private Marks() {}

    /// What says whose cordon it is.
    static String cordoning(Optional<Order> order) {
        return order.map(Order::idempotencyKey).orElse(NOBODY_S_ORDER);
    }

    /// Whether a run of ours has cordoned it, now or in former times.
    static boolean cordonedBySomeRun(HasMetadata node) {
        return of(node).containsKey(CORDONED);
    }

    /// Whether the run of this order has.
    static boolean cordonedBy(HasMetadata node, Optional<Order> order) {
        return run(of(node).getOrDefault(CORDONED, "")).equals(run(cordoning(order)));
    }

    private static String run(String key) {
        return key.split("/", 2)[0];
    }

    /// Its annotations.
    static Map<String, String> of(HasMetadata object) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    /// Refuses an order that is older than one the object remembers.
    ///
    /// @param what for sentences
    /// @throws Superseded if it is older
    static void refuseOlder(String what, HasMetadata object, Order order) {
        var highest = of(object).get(TOKEN);
        if (highest != null && order.fencingToken() < number(what, highest)) {
            throw new Superseded(
                    "refused: fencing token %d is older than %s, which %s has seen; another worker has taken over"
                            .formatted(order.fencingToken(), highest, what));
        }
    }

    private static long number(String what, String token) {
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException e) {
            throw new ActuatorException(
                    "the annotation %s of %s is '%s', which is no fencing token"
                            .formatted(TOKEN, what, token),
                    e);
        }
    }

    /// Whether it remembers this order as its last.
    static boolean knows(HasMetadata object, Order order) {
        return order.idempotencyKey().equals(of(object).get(ORDER));
    }

    /// What it is to remember of an order.
    static Map<String, @Nullable String> after(Order order) {
        Map<String, @Nullable String> marks = new HashMap<>();
        marks.put(ORDER, order.idempotencyKey());
        marks.put(TOKEN, String.valueOf(order.fencingToken()));
        return marks;
    }
}
