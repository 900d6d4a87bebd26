package dev.remediator.escalation;

import dev.remediator.remediation.Page;

/// What can happen to a page.
public sealed interface PageEvent {

    /// The engine wants people called, or says that it is over: the topic `pages`.
    ///
    /// @param page which, by its action
    record Wanted(Page page) implements PageEvent {}

    /// Something is told about a page: the topic `page-reports`.
    ///
    /// @param report what
    record Reported(PageReport report) implements PageEvent {}

    /// Something is due.
    ///
    /// @param name what, as in [Escalated#timers]
    record TimePassed(String name) implements PageEvent {}
}
