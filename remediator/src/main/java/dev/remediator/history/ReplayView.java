package dev.remediator.history;

import java.time.Instant;
import java.util.Map;

/// How one replay stands, as the log tells it.
///
/// @param name what it is called
/// @param terminal how many of its alerts have their terminal record
/// @param open how many of its alerts automation still works on
/// @param incidents how many of its incidents stand or ended where, by the word of the state
/// @param lastAt when something was decided last
public record ReplayView(
        String name, long terminal, long open, Map<String, Long> incidents, Instant lastAt) {}
