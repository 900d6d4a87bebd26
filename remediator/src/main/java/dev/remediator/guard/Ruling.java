package dev.remediator.guard;

import dev.remediator.reason.Reason;

/// What the warden answers a resource: the topic `engine-internal`.
public sealed interface Ruling {

    /// The resource it is for; the record's key.
    String resource();

    /// Which wish or permit it is about.
    String permit();

    /// Go on.
    ///
    /// @param facts what the guards saw
    record Allowed(String resource, String permit, String facts) implements Ruling {}

    /// Not now; the wish stays in the queue.
    ///
    /// @param reason why
    /// @param facts what was seen
    record Held(String resource, String permit, Reason reason, String facts) implements Ruling {}

    /// Never.
    ///
    /// @param reason why
    /// @param facts what was seen
    record Refused(String resource, String permit, Reason reason, String facts) implements Ruling {}

    /// What was allowed is to stop at its next safe point.
    ///
    /// @param reason why
    /// @param facts who said so
    record Halted(String resource, String permit, Reason reason, String facts) implements Ruling {}
}
