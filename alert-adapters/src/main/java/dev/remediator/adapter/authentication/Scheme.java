package dev.remediator.adapter.authentication;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The ways there are, and what has to be said about each.
enum Scheme {
    NONE(Set.of(), Set.of()),
    BASIC(Set.of("user", "secrets"), Set.of()),
    BEARER(Set.of("secrets"), Set.of()),
    HEADER(Set.of("header", "secrets"), Set.of("prefix")),
    TOKEN(Set.of("secrets"), Set.of()),
    HMAC(
            Set.of("header", "secrets"),
            Set.of("algorithm", "encoding", "prefix", "timestamp-header", "signs", "window")),
    GRAFANA(Set.of("secrets"), Set.of("header", "timestamp-header", "window")),
    PAGERDUTY(Set.of("secrets"), Set.of()),
    SENTRY(Set.of("secrets"), Set.of("timestamp-header", "window")),
    SNS(Set.of("topics"), Set.of("window")),
    MTLS(Set.of("subjects"), Set.of());

    private final Set<String> needs;
    private final Set<String> may;

    Scheme(Set<String> needs, Set<String> may) {
        this.needs = needs;
        this.may = may;
    }

    static Scheme read(String word) {
        return Soundness.oneOf(Scheme.class, "scheme", word);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Refuses what is missing and what would count for nothing.
    ///
    /// @param given whether each key was given
    void check(Map<String, Boolean> given) {
        given.forEach(
                (key, there) -> {
                    if (needs.contains(key) && !there) {
                        throw new IllegalArgumentException(
                                "%s is empty, but the scheme %s needs it".formatted(key, word()));
                    }
                    if (there && !needs.contains(key) && !may.contains(key)) {
                        throw new IllegalArgumentException(
                                "%s is given, but the scheme %s has no use for it"
                                        .formatted(key, word()));
                    }
                });
    }
}
