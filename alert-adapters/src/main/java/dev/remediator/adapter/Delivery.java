package dev.remediator.adapter;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One message as it arrived, before anybody has understood it. Immutable.
public final class Delivery {
    private final String integration;
    private final Map<String, String> headers;
    private final ByteBuffer body;
    private final Instant receivedAt;

    /// @param integration which configured sender this came from, such as `alertmanager-eu`; part
    ///   of every key, because two senders of one kind may use the same ids
    /// @param headers what came beside the body; names are compared without regard to case
    /// @param body the bytes as sent; copied
    /// @param receivedAt when it arrived, by our clock
    public Delivery(
            String integration, Map<String, String> headers, byte[] body, Instant receivedAt) {
        if (integration.isBlank()) {
            throw new IllegalArgumentException("integration is blank");
        }
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.integration = integration;
        this.headers = Collections.unmodifiableMap(anyCase);
        this.body = ByteBuffer.wrap(body.clone()).asReadOnlyBuffer();
        this.receivedAt = receivedAt;
    }

    /// Which configured sender it came from.
    public String integration() {
        return integration;
    }

    /// All headers, by name in any case.
    public Map<String, String> headers() {
        return headers;
    }

    /// One header, by its name in any case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The bytes as sent, read-only, from the first.
    public ByteBuffer body() {
        return body.duplicate();
    }

    /// When it arrived, by our clock.
    public Instant receivedAt() {
        return receivedAt;
    }

    /// A key nobody else uses: of one integration, one kind of sender and that sender's own id.
    public String key(String source, String nativeKey) {
        return Digest.ofTexts(integration, source, nativeKey);
    }

    /// A digest of the bytes: the delivery's key where the sender has none.
    public String digest() {
        return Digest.of(body());
    }
}
