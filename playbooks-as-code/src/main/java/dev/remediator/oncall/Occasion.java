package dev.remediator.oncall;

import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// When a step of a policy applies at all: for which severities, at which hours.
///
/// An alert whose source says no severity, or a word nobody knows, counts as an error: rather one
/// call too many.
public final class Occasion {
    /// Every severity, at any time.
    public static final Occasion ALWAYS =
            new Occasion(Optional.empty(), Optional.empty(), List.of(), List.of());

    private final Optional<Severity> least;
    private final Optional<Severity> below;
    private final List<Hours> only;
    private final List<Hours> except;

    private Occasion(
            Optional<Severity> least,
            Optional<Severity> below,
            List<Hours> only,
            List<Hours> except) {
        this.least = least;
        this.below = below;
        this.only = List.copyOf(only);
        this.except = List.copyOf(except);
        if (least.isPresent() && below.isPresent() && !milder(least.get(), below.get())) {
            throw new IllegalArgumentException(
                    "a step only from %s and only below %s never applies; take one of them away"
                            .formatted(least.get().word(), below.get().word()));
        }
    }

    /// Whether the step applies to such an alert at that time.
    public boolean holds(Severity severity, Instant time) {
        return least.stream().noneMatch(s -> milder(severity, s))
                && below.stream().allMatch(s -> milder(severity, s))
                && only.stream().allMatch(h -> h.has(time))
                && except.stream().noneMatch(h -> h.has(time));
    }

    /// Such as `only from error, only between 07:00 and 22:00 in Europe/Berlin`; empty if it always
    /// applies.
    public String sentence() {
        var parts = new ArrayList<String>();
        least.ifPresent(s -> parts.add("only from " + s.word()));
        below.ifPresent(s -> parts.add("only below " + s.word()));
        only.forEach(h -> parts.add("only " + h.sentence()));
        except.forEach(h -> parts.add("except " + h.sentence()));
        return String.join(", ", parts);
    }

    @Override
    public String toString() {
        return sentence();
    }

    Occasion from(Severity severity) {
        known("onlyFrom", severity);
        once("onlyFrom", least);
        return new Occasion(Optional.of(severity), below, only, except);
    }

    Occasion below(Severity severity) {
        known("onlyBelow", severity);
        once("onlyBelow", below);
        if (severity == Severity.INFO) {
            throw new IllegalArgumentException(
                    "onlyBelow(INFO) never applies, as nothing is below it; say onlyBelow(WARNING)");
        }
        return new Occasion(least, Optional.of(severity), only, except);
    }

    Occasion only(Hours hours) {
        return new Occasion(least, below, with(only, hours), except);
    }

    Occasion except(Hours hours) {
        return new Occasion(least, below, only, with(except, hours));
    }

    Stream<Hours> hours() {
        return Stream.concat(only.stream(), except.stream());
    }

    /// Severities are in the order of how bad they are, the worst first.
    private static boolean milder(Severity one, Severity other) {
        return counted(one).compareTo(counted(other)) > 0;
    }

    private static Severity counted(Severity severity) {
        return severity == Severity.UNKNOWN ? Severity.ERROR : severity;
    }

    private static List<Hours> with(List<Hours> some, Hours another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }

    private static void known(String word, Severity severity) {
        if (severity == Severity.UNKNOWN) {
            throw new IllegalArgumentException(
                    word + "(UNKNOWN): an unknown severity counts as an error; say ERROR");
        }
    }

    private static void once(String word, Optional<Severity> said) {
        if (said.isPresent()) {
            throw new IllegalArgumentException(word + " is said twice of one step; say it once");
        }
    }
}
