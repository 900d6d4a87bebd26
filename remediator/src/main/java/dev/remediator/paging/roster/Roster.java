package dev.remediator.paging.roster;

/// The schedules of one paging service. Implementations are thread-safe, and what can go wrong is
/// an answer, not an exception.
@FunctionalInterface
public interface Roster {

    /// Who is on call now.
    ///
    /// @param schedule the schedule's ID, or its name where the service knows names
    OnCall onCall(String schedule);
}
