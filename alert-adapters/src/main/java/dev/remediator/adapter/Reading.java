package dev.remediator.adapter;

import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// How one integration's messages are read, where the source leaves it open.
///
/// @param severity how bad an alert is whose source has no word for it. Default warning
/// @param ttl for how long the word of a source holds that never says that something is over.
///   Default 1 h
/// @param zone the time zone of times written without one. Default UTC
/// @param series which fields tell one series from another, for a source that leaves it to its
///   users. Default none
/// @param mapping where everything is in a body of no known format; for the source `json` only
public record Reading(
        Severity severity,
        Duration ttl,
        ZoneId zone,
        List<String> series,
        Optional<Mapping> mapping) {

    /// Where nobody has said otherwise.
    public static final Reading DEFAULT =
            new Reading(
                    Severity.WARNING,
                    Duration.ofHours(1),
                    ZoneOffset.UTC,
                    List.of(),
                    Optional.empty());

    /// Copies the fields.
    public Reading {
        series = List.copyOf(series);
    }

    /// The same, with a severity for what has none.
    public Reading severity(Severity other) {
        return new Reading(other, ttl, zone, series, mapping);
    }

    /// The same, in another zone.
    public Reading in(ZoneId other) {
        return new Reading(severity, ttl, other, series, mapping);
    }

    /// The same, with other fields that tell series apart.
    public Reading toldBy(List<String> others) {
        return new Reading(severity, ttl, zone, others, mapping);
    }

    /// The same, with a mapping.
    public Reading mapped(Mapping other) {
        return new Reading(severity, ttl, zone, series, Optional.of(other));
    }
}
