package dev.remediator.settings;

import dev.remediator.escalation.Rulebook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How people are reached when automation stops.
///
/// @param routingKey where PagerDuty's is, for a channel called `pagerduty`: `env:NAME`,
///   `file:PATH`, `literal:TEXT`, or the key itself; empty: there is none. Default: the environment
///   variable `PAGERDUTY_ROUTING_KEY`
/// @param url PagerDuty's events address, or a stand-in's, of that channel
/// @param channels other channels. Without any channel at all pages are printed
/// @param people where people can be reached
/// @param confirmAfter how long an alert must have fired before anybody is called, where the policy
///   does not say. Default 2 min
/// @param rearmAfter how long after a call the same series calls nobody again, where the policy
///   does not say. 0: it may call at any time; else at least 1 min. Default 60 min
/// @param most how many pages may begin in which time, where the policy does not say. Default 20 in
///   10 min
/// @param address where people reach this program, for links in pages, such as
///   `https://remediator.example.com`. Default: where it listens
/// @param spool where pages are written when nothing outside answers; relative to `data`. Default
///   `spool`
/// @param hook a program with its arguments that is then run, with the page's file as its last
///   argument; status 0 means that it has told somebody. Default none
public record PagerSpec(
        String routingKey,
        String url,
        List<ChannelSpec> channels,
        List<PersonSpec> people,
        Duration confirmAfter,
        Duration rearmAfter,
        Most most,
        String address,
        Path spool,
        List<String> hook) {

    /// The channel that is there when `routingKey` is.
    public static final String PAGERDUTY = "pagerduty";

    private static final Duration SOONEST_AGAIN = Duration.ofMinutes(1);

    /// What holds where nobody has said otherwise.
    public static final PagerSpec DEFAULT =
            new PagerSpec(
                    "",
                    "https://events.pagerduty.com",
                    List.of(),
                    List.of(),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(60),
                    new Most(20, Duration.ofMinutes(10)),
                    "",
                    Path.of("spool"),
                    List.of());

    /// Refuses what cannot be called: better now than at the first page.
    public PagerSpec {
        if (!url.matches("https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException(
                    "pager.url is '" + url + "', but must be an http or https address");
        }
        if (!address.isEmpty() && !address.matches("https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException(
                    "pager.address is '" + address + "', but must be an http or https address");
        }
        refuseNegative("confirm-after", confirmAfter);
        refuseNegative("rearm-after", rearmAfter);
        if (!rearmAfter.isZero() && rearmAfter.compareTo(SOONEST_AGAIN) < 0) {
            throw new IllegalArgumentException(
                    "pager.rearm-after is "
                            + rearmAfter
                            + ", but must be 0 or at least 1 min, or people are called without end");
        }
        channels = List.copyOf(channels);
        people = List.copyOf(people);
        hook = List.copyOf(hook);
        var names = new HashSet<>(Set.of(Rulebook.LAST_RESORT));
        if (!routingKey.isBlank()) {
            names.add(PAGERDUTY);
        }
        for (int i = 0; i < channels.size(); i++) {
            if (!names.add(channels.get(i).name())) {
                throw new IllegalArgumentException(
                        "pager.channels[%d].name is '%s', but another channel is called so"
                                .formatted(i, channels.get(i).name()));
            }
        }
        var known = new HashSet<String>();
        for (int i = 0; i < people.size(); i++) {
            if (!known.add(people.get(i).name())) {
                throw new IllegalArgumentException(
                        "pager.people[%d].name is '%s', but another person is called so"
                                .formatted(i, people.get(i).name()));
            }
        }
    }

    private static void refuseNegative(String key, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "pager." + key + " is " + time + ", but must not be negative");
        }
    }

    /// Where the routing key is: the key itself may be written where its place could be.
    public String routingKeyPlace() {
        return routingKey.matches("(?s)(env|file|literal):.+")
                ? routingKey
                : "literal:" + routingKey;
    }

    /// Only PagerDuty, or a stand-in, at an address.
    public static PagerSpec pagerDuty(String routingKey, String url) {
        return new PagerSpec(
                routingKey,
                url,
                DEFAULT.channels,
                DEFAULT.people,
                DEFAULT.confirmAfter,
                DEFAULT.rearmAfter,
                DEFAULT.most,
                DEFAULT.address,
                DEFAULT.spool,
                DEFAULT.hook);
    }

    /// The same, waiting for another time before anybody is called.
    public PagerSpec confirmingFor(Duration time) {
        return new PagerSpec(
                routingKey, url, channels, people, time, rearmAfter, most, address, spool, hook);
    }

    /// The same, calling again however lately the same series has called: for game days, on which
    /// the same thing breaks every minute.
    public PagerSpec callingAgainAtAnyTime() {
        return new PagerSpec(
                routingKey,
                url,
                channels,
                people,
                confirmAfter,
                Duration.ZERO,
                most,
                address,
                spool,
                hook);
    }

    /// The same, with another bound.
    public PagerSpec atMost(int pages, Duration in) {
        return new PagerSpec(
                routingKey,
                url,
                channels,
                people,
                confirmAfter,
                rearmAfter,
                new Most(pages, in),
                address,
                spool,
                hook);
    }

    /// The same, with other channels.
    public PagerSpec through(List<ChannelSpec> others) {
        return new PagerSpec(
                routingKey,
                url,
                others,
                people,
                confirmAfter,
                rearmAfter,
                most,
                address,
                spool,
                hook);
    }

    /// The same, with another program for when nothing outside answers.
    public PagerSpec atLast(List<String> other) {
        return new PagerSpec(
                routingKey,
                url,
                channels,
                people,
                confirmAfter,
                rearmAfter,
                most,
                address,
                spool,
                other);
    }

    /// How many pages may begin in a time.
    ///
    /// @param pages how many
    /// @param in in which time
    public record Most(int pages, Duration in) {
        /// Refuses none at all.
        public Most {
            Bounds.between("pager.most.pages", pages, 1, 100_000);
            if (in.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "pager.most.in is " + in + ", but must be at least 1 s");
            }
        }
    }

    @Override
    public String toString() {
        return "PagerSpec[routingKey=%s, url=%s, channels=%s, people=%d, address=%s, spool=%s]"
                .formatted(
                        routingKey.isEmpty() ? "none" : "set",
                        url,
                        channels,
                        people.size(),
                        address,
                        spool);
    }
}
