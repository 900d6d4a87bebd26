package dev.remediator.gateway;

import dev.remediator.access.Caller;
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
/// @param line how it came here
/// @param caller who asks
/// @param parts the parts of the path that the route names, by these names
record Ask(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Body body,
        Optional<X509Certificate> peer,
        Line line,
        Caller caller,
        Map<String, String> parts) {

    /// How a request came here.
    ///
    /// @param from the address of whoever sent it, or of the last proxy before us
    /// @param secure whether over TLS
    record Line(String from, boolean secure) {}

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

    /// A header; empty if there is none.
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// A part of the path that the route names.
    String part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the route names no '" + name + "'");
        }
        return part;
    }

    /// The same, at an address that names parts of the path.
    Ask at(Map<String, String> named) {
        return new Ask(method, path, query, headers, body, peer, line, caller, named);
    }

    /// The same, now that it is known who asks.
    Ask by(Caller who) {
        return new Ask(method, path, query, headers, body, peer, line, who, parts);
    }
}
