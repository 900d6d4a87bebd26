package dev.remediator.paging.channel;

import java.time.Duration;

/// What became of one attempt to tell somebody.
public sealed interface Delivery {

    /// The service has it.
    ///
    /// @param detail what the service said, in a few words; nothing secret
    /// @param reference what the service calls it, if it is needed to add something to it later;
    ///   else empty
    record Sent(String detail, String reference) implements Delivery {
        /// Nothing is needed later.
        public Sent(String detail) {
            this(detail, "");
        }
    }

    /// The service does not have it, and may take it later.
    ///
    /// @param after how long the service wants to be left alone; zero if it did not say
    /// @param why in a sentence
    record Retry(Duration after, String why) implements Delivery {}

    /// The service does not have it and never will, as it is.
    ///
    /// @param why in a sentence
    record Permanent(String why) implements Delivery {}

    /// It was sent and nobody answered: the service may have it. Safe to repeat where the service
    /// knows the page by its key.
    ///
    /// @param why in a sentence
    record Ambiguous(String why) implements Delivery {}
}
