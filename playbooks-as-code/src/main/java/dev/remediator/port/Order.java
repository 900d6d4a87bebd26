package dev.remediator.port;

import java.util.Optional;

/// What every irreversible call is done for, so that the target can refuse a repeat or a ghost.
///
/// @param idempotencyKey the same over every attempt at the same step of the same run; a target
///   that remembers it does the work once
/// @param fencingToken grows each time the lock on the resource changes hands; a target that
///   remembers the highest it saw refuses an older one
public record Order(String idempotencyKey, long fencingToken) {
    private static final ScopedValue<Order> CURRENT = ScopedValue.newInstance();

    /// Refuses an order nobody could recognise again.
    public Order {
        if (idempotencyKey.isBlank()) {
            throw new IllegalArgumentException("idempotencyKey is blank");
        }
        if (fencingToken < 1) {
            throw new IllegalArgumentException("fencingToken is " + fencingToken + ", below 1");
        }
    }

    /// What the step under way is done for; empty outside of steps, as in a probe.
    ///
    /// For authors of actuators: a call that gets no order, because it may be repeated, can still
    /// carry this one. Every attempt at the same step has the same key, `run/step#n`. Other threads
    /// do not see it; take it before handing work to one. A step that calls the same target twice
    /// does so under one key, so a target that remembers keys must be told the two apart.
    public static Optional<Order> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Does something in the name of this order; meanwhile it is the [#current] one.
    public <T, X extends Throwable> T during(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
