package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an object remembers of the orders it was changed by, in its annotations. They are written
/// together with the change, under the object's resource version, so that one of two that come at
/// the same moment is told to look again.
final class Marks {
    /// The highest fencing token seen; stays as long as the object does.
    static final String TOKEN = "remediator.dev/fencing-token";

    /// The idempotency key of the last order.
    static final String ORDER = "remediator.dev/order";

    /// Who has cordoned a node; there only while it is cordoned by us.
    static final String CORDONED = "remediator.dev/cordoned-by";

    private Marks() {}

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
