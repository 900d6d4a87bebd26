package dev.remediator.settings;

import dev.remediator.adapter.Mapping;
import dev.remediator.adapter.Reading;
import dev.remediator.adapter.authentication.AuthenticationSpec;
import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A sender of alerts: how its messages are read, and how they show that they are from it. As soon
/// as one is listed, nobody else may send.
///
/// @param name what it is called; part of the keys of its alerts, so that it must not change while
///   some are open, and a word of its address, `/webhooks/{source}/{name}`
/// @param source of which kind it is, such as `grafana`; `remediator adapters` lists them
/// @param severity how bad an alert is whose source has no word for it. Default `warning`
/// @param ttl for how long the word of a source holds that never says that something is over.
///   Default 1 h, at least 1 s
/// @param zone the time zone of times that are written without one. Default `UTC`
/// @param series which fields tell one series from another, where the source leaves that to its
///   users. Default none
/// @param topics Kafka topics that it writes to. Default none
/// @param authentication how its messages over HTTP show that they are from it. Default `none`
/// @param mapping where everything is in a body of no known format; for the source `json`, where it
///   may be left out if the body uses the usual words
public record IntegrationSpec(
        String name,
        String source,
        Severity severity,
        Duration ttl,
        ZoneId zone,
        List<String> series,
        List<String> topics,
        AuthenticationSpec authentication,
        Optional<Mapping> mapping) {
    private static final Duration SHORTEST_TTL = Duration.ofSeconds(1);

    /// Refuses what cannot be told apart or would be over before it began.
    public IntegrationSpec {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "name is '"
                            + name
                            + "', but must be up to 100 letters, digits, '.', '_' and '-'");
        }
        if (ttl.compareTo(SHORTEST_TTL) < 0) {
            throw new IllegalArgumentException(
                    "ttl is " + ttl + ", but must be at least " + SHORTEST_TTL);
        }
        if (mapping.isPresent() && !source.equals("json")) {
            throw new IllegalArgumentException(
                    "mapping is for the source json, but source is '" + source + "'");
        }
        series = List.copyOf(series);
        topics = List.copyOf(topics);
    }

    /// Refuses one that waits for a certificate nobody is asked for.
    ///
    /// @param key where it stands in the settings
    /// @param tls how the HTTP server shows who it is
    void checkThatItCanBeHeard(String key, TlsSpec tls) {
        if (authentication.scheme().equals("mtls") && tls.clientAuth() == ClientAuth.NONE) {
            throw new IllegalArgumentException(
                    "%s.authentication.scheme is mtls, but http.tls.client-auth is none; set it to want or need"
                            .formatted(key));
        }
    }

    /// How its messages are read.
    public Reading reading() {
        return new Reading(severity, ttl, zone, series, mapping);
    }
}
