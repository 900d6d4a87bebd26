package dev.remediator.gateway;

import dev.remediator.access.Caller;

/// Lets requests in, or does not.
@FunctionalInterface
interface Gate {
    /// Where no tokens are set.
    Gate OPEN = (route, ask) -> Caller.ANYBODY;

    /// Who asks.
    ///
    /// @param route what they ask for
    /// @param ask the request, before its body has been looked at
    /// @throws Refusal 401 if it must be known who asks and is not; 403 if they may not
    Caller enter(Route route, Ask ask) throws Refusal;
}
