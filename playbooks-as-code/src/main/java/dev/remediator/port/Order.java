package dev.remediator.port;

/// What every irreversible call is done for, so that the target can refuse a repeat or a ghost.
///
/// @param idempotencyKey the same over every attempt at the same step of the same run; a target
///   that remembers it does the work once
/// @param fencingToken grows each time the lock on the resource changes hands; a target that
///   remembers the highest it saw refuses an older one
public record Order(String idempotencyKey, long fencingToken) {

    /// Refuses an order nobody could recognise again.
    public Order {
        if (idempotencyKey.isBlank()) {
            throw new IllegalArgumentException("idempotencyKey is blank");
        }
        if (fencingToken < 1) {
            throw new IllegalArgumentException("fencingToken is " + fencingToken + ", below 1");
        }
    }
}
