package dev.remediator.it.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What happened, counted: a simulation in which nothing happens proves nothing.
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void add(Tally other) {
        other.counts.forEach((what, many) -> counts.merge(what, many, Long::sum));
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /// A line for each.
    String table() {
        return counts.entrySet().stream()
                .map(entry -> "  %,12d  %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
