package dev.remediator.metrics;

import java.time.Duration;

/// Where the histograms' buckets end.
final class Buckets {
    /// A remedy takes seconds; an incident that takes a day is one that people have healed.
    static final Duration[] HEALING = {
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(2),
        Duration.ofHours(6),
        Duration.ofDays(1)
    };

    /// The engine looks ten times a second.
    static final Duration[] LATENESS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private Buckets() {}
}
