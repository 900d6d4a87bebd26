package dev.remediator.oncall;

import java.util.List;

/// Whom a step of an escalation policy calls.
public sealed interface Contact {

    /// Whoever listens at a channel, such as a chat room or a paging service with a policy of its
    /// own.
    ///
    /// @param channel its name in the settings, `pager.channels`
    record Listeners(String channel) implements Contact {}

    /// One person, as that person has chosen to be reached.
    ///
    /// @param person who
    record Someone(Person person) implements Contact {}

    /// Whoever is on call by a schedule in code.
    ///
    /// @param schedule which one
    record OnCall(Schedule schedule) implements Contact {}

    /// Whoever is on call by a schedule that a paging service keeps. Who that is, is asked when the
    /// call is made; the addresses are those of `pager.people` with that person's e-mail address.
    ///
    /// @param channel the channel of that service in the settings, of the kind `pagerduty-schedules`
    ///   or `opsgenie`
    /// @param schedule the schedule's ID there
    /// @param ways how whoever it is, is reached
    record Elsewhere(String channel, String schedule, List<Person.Way> ways) implements Contact {
        /// Copies the ways.
        public Elsewhere {
            ways = List.copyOf(ways);
        }
    }
}
