package dev.remediator.gateway;

import java.util.List;
import java.util.Optional;

/// The address of a webhook: `/webhooks/{source}`, or `/webhooks/{source}/{integration}`. Some
/// senders put a path of their own behind whatever they are told; it means nothing here.
///
/// @param source the kind of sender
/// @param integration which one; empty for any
record WebhookPath(String source, String integration) {
    /// Any of them.
    static final WebhookPath ANY = new WebhookPath("{source}", "");

    private static final String PREFIX = "/webhooks/";

    /// Prometheus, vmalert and the rulers; OpenTelemetry's exporters.
    private static final List<String> OF_THEIR_OWN =
            List.of("/api/v2/alerts", "/api/v1/alerts", "/v1/logs");

    static Optional<WebhookPath> read(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var rest = path.substring(PREFIX.length());
        for (var own : OF_THEIR_OWN) {
            if (rest.endsWith(own)) {
                rest = rest.substring(0, rest.length() - own.length());
            }
        }
        int slash = rest.indexOf('/');
        var source = slash < 0 ? rest : rest.substring(0, slash);
        var integration = slash < 0 ? "" : rest.substring(slash + 1);
        boolean none = source.isEmpty() || integration.contains("/") || rest.endsWith("/");
        return none ? Optional.empty() : Optional.of(new WebhookPath(source, integration));
    }
}
