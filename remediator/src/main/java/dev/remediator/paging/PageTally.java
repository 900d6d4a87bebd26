package dev.remediator.paging;

import dev.remediator.escalation.PageReport.Outcome;

/// Is told of each attempt to reach people. Must be thread-safe.
@FunctionalInterface
public interface PageTally {
    /// Counts nothing.
    PageTally NONE = (_, _) -> {};

    /// Tells of one attempt.
    ///
    /// @param service the kind of the channel, such as `twilio-sms`; `none` if there is no such
    ///   channel
    /// @param outcome what became of it
    void told(String service, Outcome outcome);
}
