package dev.remediator.paging.roster;

import java.time.Duration;
import java.util.List;

/// Who is on call by a schedule.
public sealed interface OnCall {

    /// These are, in the service's order; nobody if empty.
    ///
    /// @param emails by which the service knows them
    /// @param how what a reader should know of this answer, to be appended to a sentence; empty if
    ///   it is fresh
    record Are(List<String> emails, String how) implements OnCall {
        /// Copies them.
        public Are {
            emails = List.copyOf(emails);
        }
    }

    /// The service does not say now.
    ///
    /// @param after how long not to ask again
    /// @param why in a sentence
    record Unknown(Duration after, String why) implements OnCall {}

    /// The service will not say, whoever asks and when.
    ///
    /// @param why in a sentence
    record Refused(String why) implements OnCall {}
}
