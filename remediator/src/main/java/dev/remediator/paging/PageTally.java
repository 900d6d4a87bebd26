package dev.remediator.paging;

import dev.remediator.escalation.PageReport.Outcome;

/// Is told of each attempt to reach people. Must be thread-safe.
@FunctionalInterface
public interface PageTally {
    /// For who does not count.
    PageTally NONE = (_, _) -> {};

    /// An attempt has come to something.
    ///
    /// @param service the kind of the channel, such as `twilio-sms`; `none` if there is no such
    ///   channel
    /// @param outcome what became of it
    void told(String service, Outcome outcome);
}
