package dev.remediator.testkit;

import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What a fake remembers of its orders: the answers it gave, and the highest fencing token.
public final class Orders {
    private final String resource;
    private final Map<String, Object> answers = new HashMap<>();
    private long highest;
    private boolean forgetful;

    /// @param resource its name, for sentences
    public Orders(String resource) {
        this.resource = resource;
    }

    /// From now on it recognises nobody.
    public void forget() {
        forgetful = true;
    }

    /// Refuses an order of an owner that has lost the resource to somebody else.
    void admit(Order order) {
        if (forgetful) {
            return;
        }
        if (order.fencingToken() < highest) {
            throw new Superseded(
                    resource
                            + " has seen the fencing token "
                            + highest
                            + ", so it refuses "
                            + order.fencingToken());
        }
        highest = order.fencingToken();
    }

    /// Does it, unless it was done for this order before; then it gives the answer of that time.
    // The call that asks is the call that answered.
    @SuppressWarnings("unchecked")
    <T> T once(Order order, Supplier<T> deed) {
        if (forgetful) {
            return deed.get();
        }
        var before = answers.get(order.idempotencyKey());
        if (before != null) {
            return (T) before;
        }
        var answer = deed.get();
        answers.put(order.idempotencyKey(), answer);
        return answer;
    }
}
