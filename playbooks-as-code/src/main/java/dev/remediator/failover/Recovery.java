package dev.remediator.failover;

import java.time.Instant;

/// The latest failover or switchover of a cluster, as the cluster itself remembers it.
///
/// @param at when
/// @param from who was the primary before
/// @param to who was after
/// @param epoch the fencing token it was done with
/// @param acknowledged whether a person has said that the next one may come
/// @param degraded whether the new primary acknowledges alone since then: what it acknowledged,
///   nobody else need have
public record Recovery(
        Instant at, String from, String to, long epoch, boolean acknowledged, boolean degraded) {}
