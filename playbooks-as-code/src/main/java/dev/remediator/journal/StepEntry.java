package dev.remediator.journal;

import java.time.Instant;

/// One line of a run's journal.
///
/// @param step which step: its name and which time the name was used, such as `drain#1`; in a
///   branch with its path before it, such as `drain both › web-1 › drain#1`
/// @param kind what happened to it
/// @param value what it answered, or why it failed, as JSON text; empty for an intent
/// @param at when, by the worker's clock
public record StepEntry(String step, Kind kind, String value, Instant at) {

    /// What a line says.
    public enum Kind {
        /// About to do a deed that must not happen twice.
        INTENDED,
        /// Did it.
        DONE,
        /// It failed.
        FAILED
    }

    /// What the line says, for people.
    public String sentence() {
        var name = spoken(step);
        var said =
                value.isEmpty() || value.equals("\"\"") || value.equals("null") ? "" : ": " + value;
        return switch (kind) {
            case INTENDED -> name;
            case DONE -> name + said;
            case FAILED -> name + " failed" + said;
        };
    }

    /// The step without the number of its first use.
    static String spoken(String step) {
        return step.endsWith("#1") ? step.substring(0, step.length() - 2) : step;
    }

    /// Refuses a nameless step.
    public StepEntry {
        if (step.isBlank()) {
            throw new IllegalArgumentException("step is blank");
        }
    }
}
