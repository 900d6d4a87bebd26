package dev.remediator.history;

import dev.remediator.remediation.Decision;
import java.time.Instant;

/// That somebody has taken an incident.
///
/// @param by who
/// @param at when
record Taken(String by, Instant at) {
    private static final String ROAD = ", at ";

    /// As it is logged: who, then on which road that was said.
    static Taken of(Decision acknowledged) {
        var facts = acknowledged.facts();
        int road = facts.lastIndexOf(ROAD);
        return new Taken(road < 0 ? facts : facts.substring(0, road), acknowledged.at());
    }
}
