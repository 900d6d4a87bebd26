package dev.remediator.oncall;

import java.time.Duration;
import java.util.List;

/// Whom a step of an escalation policy calls.
public sealed interface Contact extends Whom {

    @Override
    default Contact contact() {
        return this;
    }

    /// As the policy's sentence says it.
    String sentence();

    /// Whoever listens at a channel, such as a chat room or a paging service with a policy of its
    /// own.
    ///
    /// @param channel its name in the settings, `pager.channels`
    record Listeners(String channel) implements Contact {
        @Override
        public String sentence() {
            return "channel " + channel;
        }
    }

    /// One person, as that person has chosen to be reached.
    ///
    /// @param person who
    record Someone(Person person) implements Contact {
        @Override
        public String sentence() {
            return person.sentence();
        }
    }

    /// Whoever is on call by a schedule in code.
    ///
    /// @param schedule which one
    record OnCall(Schedule schedule) implements Contact {
        @Override
        public String sentence() {
            return "whoever is on call by " + schedule.name();
        }
    }

    /// Whoever is on call by a schedule that a paging service keeps. Who that is, is asked when the
    /// call is made; the addresses are those of `pager.people` with that person's e-mail address.
    ///
    /// @param channel the channel of that service in the settings, of the kind
    ///   `pagerduty-schedules` or `opsgenie`
    /// @param schedule the schedule's ID there
    /// @param ways how whoever it is, is reached
    record Elsewhere(String channel, String schedule, List<Person.Way> ways) implements Contact {
        /// Copies the ways.
        public Elsewhere {
            ways = List.copyOf(ways);
        }

        /// The same, who is called once more in another way.
        ///
        /// @param other the channel of that way
        /// @param after how long after the first way, unless somebody has taken it by then
        public Elsewhere thenBy(String other, Duration after) {
            return new Elsewhere(channel, schedule, Person.more(ways, other, after));
        }

        @Override
        public String sentence() {
            return Person.said(
                    "whoever is on call by %s of channel %s".formatted(schedule, channel), ways);
        }
    }
}
