package dev.remediator.replay.record;

/// What a recording holds.
///
/// @param incidents how many incidents
/// @param open how many of them had not ended
/// @param alerts how many alerts they were about
/// @param earlier how many incidents had begun before, and are left out
/// @param replayed how many incidents were replayed into it live, and are left out
/// @param unreadable how many records could not be read, and are left out
public record Tally(
        long incidents, long open, long alerts, long earlier, long replayed, long unreadable) {}
