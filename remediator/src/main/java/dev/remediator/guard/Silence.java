package dev.remediator.guard;

import dev.remediator.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// For a while, alerts that match are neither acted upon nor paged. What still fires when it ends
/// is taken up.
///
/// @param id names it
/// @param maintenance whether it is a planned window, not a silence
/// @param matchers conditions, all of which an alert must satisfy
/// @param from when it begins
/// @param until when it ends; there is none without an end
/// @param by who set it
/// @param why what they said
public record Silence(
        String id,
        boolean maintenance,
        List<Matcher> matchers,
        Instant from,
        Instant until,
        String by,
        String why) {

    /// Refuses one that covers everything, or that ends before it begins.
    public Silence {
        matchers = List.copyOf(matchers);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a silence needs an id, not '" + id + "'");
        }
        if (matchers.stream().allMatch(Matcher::anything)) {
            throw new IllegalArgumentException(
                    "matchers of silence '%s' are %s, so it would cover everything; pull the andon cord for that"
                            .formatted(id, matchers.stream().map(Matcher::text).toList()));
        }
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "until of silence '" + id + "' is " + until + ", not after from, " + from);
        }
    }

    /// Whether it holds at a time.
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /// Whether it covers an alert.
    public boolean covers(Alert alert) {
        return matchers.stream().allMatch(m -> m.matches(alert));
    }

    /// What it is, for people.
    public String sentence() {
        var what = matchers.stream().map(Matcher::text).collect(Collectors.joining(" "));
        return (maintenance ? "maintenance '" : "silence '")
                + id
                + "' of "
                + by
                + " ("
                + what
                + ") until "
                + until
                + ": "
                + why;
    }
}
