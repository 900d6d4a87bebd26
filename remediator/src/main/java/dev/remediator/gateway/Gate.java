package dev.remediator.gateway;

import dev.remediator.access.Caller;

/// Lets requests in, or does not.
@FunctionalInterface
interface Gate {
    /// Where everybody may everything, and nothing is looked at: for tests.
    Gate OPEN = (route, ask) -> Caller.ANYBODY;

    /// Who asks.
    ///
    /// @param route what they ask for
    /// @param ask the request
    /// @throws Refusal 401 if it must be known who asks and is not; 403 if they may not, or if
    ///   another site's page or form sent it; 421 if a browser was misled to us
    Caller enter(Route route, Ask ask) throws Refusal;

    /// What forms of a page for whoever asks carry.
    default String formToken(Ask ask) {
        return "";
    }

    /// Whether whoever asks has signed in, and so may sign out.
    default boolean signedIn(Ask ask) {
        return false;
    }
}
