package dev.remediator.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/// Where an alert's way is told as a trace, as an operator writes it below `tracing`.
///
/// @param endpoint an OpenTelemetry collector's address for OTLP over HTTP, such as
///   `http://collector:4318/v1/traces`; without a path, `/v1/traces` is meant; empty for nowhere.
///   Default empty
public record TracingSpec(String endpoint) {

    /// Nowhere.
    public static final TracingSpec OFF = new TracingSpec("");

    /// Refuses what is no address.
    ///
    /// @throws IllegalArgumentException in one sentence that begins with the key
    public TracingSpec {
        if (!endpoint.isEmpty() && !isAddress(endpoint)) {
            throw new IllegalArgumentException(
                    "endpoint is no address that traces can be sent to; write one such as"
                            + " http://collector:4318/v1/traces, without a user's name in it");
        }
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return List.of("http", "https").contains(scheme)
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Whether traces are told at all.
    public boolean enabled() {
        return !endpoint.isEmpty();
    }

    /// The address with its path.
    public String address() {
        var uri = URI.create(endpoint);
        var path = uri.getPath() == null ? "" : uri.getPath();
        return path.isEmpty() || path.equals("/")
                ? "%s://%s/v1/traces".formatted(uri.getScheme(), uri.getAuthority())
                : endpoint;
    }
}
