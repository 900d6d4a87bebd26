package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;

/// How the messages of one integration show that they are from whom they should be from.
///
/// Pure but for secrets and certificates, which it asks its ports for. One instance serves every
/// delivery, from many threads at once. Secrets are compared in constant time; several may hold at
/// once, so that they can be rotated.
@FunctionalInterface
public interface Authentication {

    /// Anybody may send.
    Authentication NONE = _ -> Verdict.PASSED;

    /// Whether the delivery shows it. The time is when it was received. Never throws.
    Verdict check(Delivery delivery);

    /// What may be read of a delivery that has passed: what stands in its address only if the check
    /// is about the address too, and never the secret in it.
    default Delivery vouched(Delivery delivery) {
        return QueryToken.without(delivery);
    }
}
