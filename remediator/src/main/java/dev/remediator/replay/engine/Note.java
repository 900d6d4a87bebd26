package dev.remediator.replay.engine;

import java.time.Instant;

/// What a replay had to assume, or where a remedy left its recorded path.
///
/// @param at when
/// @param incident about which incident of the replay
/// @param remedy which remedy
/// @param kind what kind of thing is said
/// @param sentence where and why, for people
public record Note(Instant at, String incident, String remedy, Kind kind, String sentence) {

    /// What kind of thing is said.
    public enum Kind {
        /// The remedy's code takes other steps than were recorded.
        OTHER_STEPS,
        /// Nobody has recorded this remedy in this incident: it is assumed to do its work.
        ASSUMED,
        /// What ended the alert was a remedy that is not carried out any more, or later.
        CAUSE_IS_GONE
    }
}
