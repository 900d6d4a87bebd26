package dev.remediator.journal;

/// The wish that a run stops at its next safe point: the running step ends and is recorded, no
/// other begins.
///
/// @param why in a few words
/// @param way what to do then
public record Halt(String why, Way way) {

    /// What a halted run does at its safe point.
    public enum Way {
        /// Gives the run back, to be gone on with later.
        GIVE_BACK,
        /// Undoes what it did and ends; goes on to the end if it has begun a deed that must not
        /// happen twice.
        UNDO
    }
}
