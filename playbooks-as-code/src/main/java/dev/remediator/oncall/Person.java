package dev.remediator.oncall;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A person who can be called, with the ways that person has chosen, in order. Addresses and
/// numbers are in the settings, `pager.people`, under the same name.
///
/// @param name such as `ana`
/// @param ways how, in order; each begins its time after the person's first, unless somebody has
///   acknowledged, or at once if the one before failed
public record Person(String name, List<Way> ways) implements Whom {

    /// Copies the ways.
    public Person {
        ways = List.copyOf(ways);
    }

    /// The same person, who is called once more in another way.
    ///
    /// @param channel the channel of that way
    /// @param after how long after the person's first way, unless somebody has taken it by then
    public Person thenBy(String channel, Duration after) {
        return new Person(name, more(ways, channel, after));
    }

    @Override
    public Contact contact() {
        return new Contact.Someone(this);
    }

    /// Such as `ana (by push, then by sms after 2 minutes)`.
    public String sentence() {
        return said(name, ways);
    }

    static List<Way> more(List<Way> ways, String channel, Duration after) {
        if (!ways.isEmpty() && after.compareTo(ways.getLast().after()) < 0) {
            throw new IllegalArgumentException(
                    "thenBy(%s, %s) comes before the way before it, %s; say the ways in the order of their times, which count from the first"
                            .formatted(channel, after, ways.getLast().after()));
        }
        return Stream.concat(ways.stream(), Stream.of(new Way(channel, after))).toList();
    }

    static String said(String who, List<Way> ways) {
        if (ways.size() == 1) {
            return who + " by " + ways.getFirst().channel();
        }
        var later =
                ways.stream()
                        .skip(1)
                        .map(
                                w ->
                                        ", then by %s after %s"
                                                .formatted(w.channel(), Spoken.time(w.after())))
                        .toList();
        return ways.isEmpty()
                ? who
                : "%s (by %s%s)".formatted(who, ways.getFirst().channel(), String.join("", later));
    }

    /// One way to reach a person.
    ///
    /// @param channel its name in the settings
    /// @param after how long after the person's first way
    public record Way(String channel, Duration after) {
        /// Refuses what cannot be a channel, and a negative time.
        public Way {
            var _ = Read.name("a channel", channel);
            Read.notNegative("thenBy", after);
        }
    }
}
