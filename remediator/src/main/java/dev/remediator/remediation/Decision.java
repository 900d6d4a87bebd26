package dev.remediator.remediation;

import dev.remediator.reason.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One decision as it stands in the incident log.
///
/// @param incident about which incident
/// @param resource on which resource
/// @param at when
/// @param reason why
/// @param state where the incident stands afterwards
/// @param series which series it is about
/// @param alert the alert's name
/// @param playbook which playbook answers it, if one does
/// @param remedy the remedy it is about, if it is about one
/// @param run the run it is about, if it is about one
/// @param facts what was seen, in a sentence
/// @param settles whether this is the terminal record of one accepted alert
/// @param closes whether the incident is over
public record Decision(
        String incident,
        String resource,
        Instant at,
        Reason reason,
        State state,
        String series,
        String alert,
        @Nullable String playbook,
        @Nullable String remedy,
        @Nullable String run,
        String facts,
        boolean settles,
        boolean closes) {

    /// The incident of decisions that belong to none: what people have said, and what the guards
    /// themselves go through.
    public static final String CONTROL = "control";
}
