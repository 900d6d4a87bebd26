package dev.remediator.paging;

import dev.remediator.remediation.Page;
import java.time.Duration;

/// A way to reach people. What can go wrong is an answer, not an exception: an exception means a
/// bug.
///
/// [PagerDuty] wakes somebody, [PrintedPages] is for want of it, [Guarded] wraps either with
/// patience. Implementations are thread-safe and make one attempt a call, in at most some seconds.
public interface PageService {

    /// Makes one attempt.
    ///
    /// @param page what is to be told
    /// @return what became of it
    Delivery send(Page page);

    /// What became of one attempt.
    sealed interface Delivery {}

    /// The service has it.
    ///
    /// @param detail what the service said, in a few words
    record Sent(String detail) implements Delivery {}

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
