package dev.remediator.oncall;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A whole escalation policy.
///
/// @param steps who is called, in order
/// @param confirming how long the alert must have fired before anybody is called; empty: as
///   `pager.confirm-after` says
/// @param rearming how long after a call the same series calls nobody again; empty: as
///   `pager.rearm-after` says
/// @param most how many pages may begin in a time; empty: as `pager.most` says. What is more is
///   gathered into one page
public record CallPlan(
        List<Step> steps,
        Optional<Duration> confirming,
        Optional<Duration> rearming,
        Optional<Most> most) {

    /// Copies the steps.
    public CallPlan {
        steps = List.copyOf(steps);
    }

    /// One step.
    ///
    /// @param after how long after the first call, if nobody has acknowledged until then
    /// @param contacts who is called, all at the same time
    /// @param occasion when it applies at all
    public record Step(Duration after, List<Contact> contacts, Occasion occasion) {
        /// Copies the contacts.
        public Step {
            contacts = List.copyOf(contacts);
        }
    }

    /// A bound.
    ///
    /// @param pages how many
    /// @param in in which time
    public record Most(int pages, Duration in) {}
}
