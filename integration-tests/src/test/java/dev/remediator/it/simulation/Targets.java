package dev.remediator.it.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The things acted upon: each refuses an older fencing token than it has seen, and knows by its
/// order book which orders it has carried out.
final class Targets {
    private final Map<String, Long> newest = new HashMap<>();
    private final Set<String> orders = new HashSet<>();

    /// What a target answers.
    enum Answer {
        DONE,
        KNOWN,
        REFUSED
    }

    Answer act(String resource, long token, String order) {
        if (token < newest.getOrDefault(resource, 0L)) {
            return Answer.REFUSED;
        }
        newest.put(resource, token);
        return orders.add(order) ? Answer.DONE : Answer.KNOWN;
    }

    /// The probe.
    boolean knows(String order) {
        return orders.contains(order);
    }
}
