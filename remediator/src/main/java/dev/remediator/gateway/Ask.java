package dev.remediator.gateway;

import dev.remediator.adapter.Delivery;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A request, read whole.
///
/// @param method the HTTP method
/// @param path the path, decoded, such as `/api/incidents`
/// @param query the query's parameters; the first of each name
/// @param headers all headers
/// @param body the body
/// @param peer the certificate the client showed, already validated
record Ask(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Body body,
        Optional<X509Certificate> peer) {

    /// A body, or the fact that it was larger than allowed.
    ///
    /// @param bytes the bytes, unpacked; of one that is too large, the beginning
    /// @param tooLarge whether there was more
    /// @param packing why the bytes could not be unpacked, in a sentence; empty if they could
    record Body(
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
            boolean tooLarge,
            String packing) {

        Body(byte[] bytes, boolean tooLarge) {
            this(bytes, tooLarge, "");
        }
    }

    /// The request as a message of a sender.
    Delivery delivery(String integration, Instant receivedAt) {
        var delivery = new Delivery(integration, headers, body.bytes(), receivedAt).asking(query);
        return peer.map(delivery::from).orElse(delivery);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// What follows a prefix of the path, if it has that prefix and one more segment.
    Optional<String> after(String prefix) {
        return segment(path, prefix);
    }

    private static Optional<String> segment(String path, String prefix) {
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        var rest = path.substring(prefix.length());
        return rest.isEmpty() || rest.contains("/") ? Optional.empty() : Optional.of(rest);
    }

    /// The one segment between two parts of the path, if it has them.
    Optional<String> between(String prefix, String suffix) {
        return path.endsWith(suffix)
                ? segment(path.substring(0, path.length() - suffix.length()), prefix)
                : Optional.empty();
    }
}
