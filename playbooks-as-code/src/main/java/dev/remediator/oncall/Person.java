package dev.remediator.oncall;

import java.time.Duration;
import java.util.List;

/// A person who can be called, with the ways that person has chosen, in order. Addresses and
/// numbers are in the settings, `pager.people`, under the same name.
///
/// @param name such as `ana`
/// @param ways how, in order; each begins its time after the person's first, unless somebody has
///   acknowledged, or at once if the one before failed
public record Person(String name, List<Way> ways) {

    /// Copies the ways.
    public Person {
        ways = List.copyOf(ways);
    }

    /// One way to reach a person.
    ///
    /// @param channel its name in the settings
    /// @param after how long after the person's first way
    public record Way(String channel, Duration after) {}
}
