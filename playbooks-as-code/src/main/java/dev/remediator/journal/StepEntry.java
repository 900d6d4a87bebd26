package dev.remediator.journal;

import java.time.Instant;
import java.util.regex.Pattern;

/// One line of a run's journal.
///
/// @param step which step: its name and which time the name was used, such as `drain#1`; in a
///   branch with its path before it, such as `drain both › web-1 › drain#1`
/// @param kind what happened to it
/// @param value what it answered, or why it failed, as JSON text; empty for an intent
/// @param at when, by the worker's clock
public record StepEntry(String step, Kind kind, String value, Instant at) {
    private static final Pattern TYPED =
            Pattern.compile("\\{\"type\":\"[^\"]*\",\"value\":(.*)\\}", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\\\]*\"");

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
                value.isEmpty() || value.equals("\"\"") || value.equals("null")
                        ? ""
                        : ": " + plain(value);
        return switch (kind) {
            case INTENDED -> name;
            case DONE -> name + said;
            case FAILED -> name + " failed" + said;
        };
    }

    /// A value without the type that is kept beside it, and text without its quotes.
    private static String plain(String json) {
        var said = json;
        for (var typed = TYPED.matcher(said); typed.matches(); typed = TYPED.matcher(said)) {
            said = typed.group(1);
        }
        if (said.equals("null")) {
            return "none";
        }
        return QUOTED.matcher(said).matches() ? said.substring(1, said.length() - 1) : said;
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
