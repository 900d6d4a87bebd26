package dev.remediator.escalation;

import java.time.Duration;
import java.time.Instant;

/// What is told about pages: by the paging room, by paging services, by people. The topic
/// `page-reports`, keyed by the incident.
public sealed interface PageReport {

    /// Whose page: [dev.remediator.remediation.Page#key].
    String incident();

    /// What became of a notification.
    ///
    /// @param notification which one
    /// @param attempt which time it was sent, as in [Notification]: reports may be late or doubled
    /// @param outcome what became of it
    /// @param after how long the service wants to be left alone, if it takes it later
    /// @param detail what the service said, in a sentence
    /// @param reference what the service calls it; empty if nothing
    record Told(
            String incident,
            String notification,
            int attempt,
            Outcome outcome,
            Duration after,
            String detail,
            String reference)
            implements PageReport {}

    /// What became of a notification.
    enum Outcome {
        /// The service has it.
        SENT,
        /// The service does not have it, and may take it later.
        LATER,
        /// The service does not have it, and never will as it is.
        REFUSED,
        /// It was sent, and nobody knows whether the service has it.
        UNCLEAR
    }

    /// Somebody has taken it: nobody else is called.
    ///
    /// @param by who
    /// @param via on which road that was said, such as `pagerduty` or `api`
    /// @param at when
    /// @param why what they say besides; empty if nothing
    record Acknowledged(String incident, String by, String via, Instant at, String why)
            implements PageReport {

        /// Without a word.
        public Acknowledged(String incident, String by, String via, Instant at) {
            this(incident, by, via, at, "");
        }
    }

    /// Whoever had taken it has it no more, or its service thinks so.
    record Unacknowledged(String incident, String by, String via, Instant at)
            implements PageReport {}

    /// A person says that it is over.
    ///
    /// @param why what they say besides; empty if nothing
    record Closed(String incident, String by, String via, Instant at, String why)
            implements PageReport {

        /// Without a word.
        public Closed(String incident, String by, String via, Instant at) {
            this(incident, by, via, at, "");
        }
    }

    /// A wake-up test: somebody wants to see that a policy reaches people.
    ///
    /// @param incident names the test, beginning with [#TEST]
    /// @param policy which policy is called
    /// @param by who wants it
    record TestWanted(String incident, String policy, String by, Instant at)
            implements PageReport {}

    /// Begins the incident of a wake-up test.
    String TEST = "notice-test-";
}
