package dev.remediator.adapter.authentication;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The ways there are, and what has to be said about each.
enum Scheme {
    NONE,
    BASIC,
    BEARER,
    HEADER,
    TOKEN,
    HMAC,
    GRAFANA,
    PAGERDUTY,
    SENTRY,
    SNS,
    MTLS;

    static Scheme read(String word) {
        return Soundness.oneOf(Scheme.class, "scheme", word);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<String> needs() {
        return switch (this) {
            case NONE -> Set.of();
            case BASIC -> Set.of("user", "secrets");
            case BEARER, TOKEN, GRAFANA, PAGERDUTY, SENTRY -> Set.of("secrets");
            case HEADER, HMAC -> Set.of("header", "secrets");
            case SNS -> Set.of("topics");
            case MTLS -> Set.of("subjects");
        };
    }

    Set<String> may() {
        return switch (this) {
            case NONE, BASIC, BEARER, TOKEN, PAGERDUTY, MTLS -> Set.of();
            case HEADER -> Set.of("prefix");
            case HMAC ->
                    Set.of(
                            "algorithm",
                            "encoding",
                            "prefix",
                            "timestamp-header",
                            "signs",
                            "window");
            case GRAFANA -> Set.of("header", "timestamp-header", "window");
            case SENTRY -> Set.of("timestamp-header", "window");
            case SNS -> Set.of("window");
        };
    }

    /// Refuses what is missing and what would count for nothing.
    ///
    /// @param given whether each key was given
    void check(Map<String, Boolean> given) {
        given.forEach(this::check);
    }

    private void check(String key, boolean given) {
        boolean needed = needs().contains(key);
        if (needed && !given) {
            throw new IllegalArgumentException(
                    "%s is empty, but the scheme %s needs it".formatted(key, word()));
        }
        if (given && !needed && !may().contains(key)) {
            throw new IllegalArgumentException(
                    "%s is given, but the scheme %s has no use for it".formatted(key, word()));
        }
    }
}
