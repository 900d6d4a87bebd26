package dev.remediator.history;

import dev.remediator.escalation.Saying;
import dev.remediator.remediation.Decision;
import java.time.Instant;

/// That somebody has taken an incident.
///
/// @param by who
/// @param at when
record Taken(String by, Instant at) {

    static Taken of(Decision acknowledged) {
        return new Taken(Saying.of(acknowledged.facts()).by(), acknowledged.at());
    }
}
