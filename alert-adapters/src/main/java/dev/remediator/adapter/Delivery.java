package dev.remediator.adapter;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Form;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One message as it arrived, before anybody has understood it. Immutable.
public final class Delivery {
    private final String integration;
    private final Map<String, String> headers;
    private final ByteBuffer body;
    private final Instant receivedAt;
    private final Map<String, String> query;
    private final Reading reading;
    private final @Nullable X509Certificate peer;

    /// Found when somebody asks: all alerts of a large body ask. Two threads may both find it.
    private @Nullable String digest;

    /// @param integration which configured sender this came from, such as `alertmanager-eu`; part
    ///   of every key, because two senders of one kind may use the same ids
    /// @param headers what came beside the body; names are compared without regard to case
    /// @param body the bytes as sent; copied
    /// @param receivedAt when it arrived, by our clock
    public Delivery(
            String integration, Map<String, String> headers, byte[] body, Instant receivedAt) {
        this(
                integration,
                anyCase(headers),
                ByteBuffer.wrap(body.clone()).asReadOnlyBuffer(),
                receivedAt,
                Map.of(),
                Reading.DEFAULT,
                null);
    }

    private Delivery(
            String integration,
            Map<String, String> headers,
            ByteBuffer body,
            Instant receivedAt,
            Map<String, String> query,
            Reading reading,
            @Nullable X509Certificate peer) {
        if (integration.isBlank()) {
            throw new IllegalArgumentException("integration is blank");
        }
        this.integration = integration;
        this.headers = headers;
        this.body = body;
        this.receivedAt = receivedAt;
        this.query = query;
        this.reading = reading;
        this.peer = peer;
    }

    private static Map<String, String> anyCase(Map<String, String> headers) {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return Collections.unmodifiableMap(anyCase);
    }

    /// The same, with what stood in the address behind the question mark, decoded.
    public Delivery asking(Map<String, String> parameters) {
        return new Delivery(
                integration, headers, body, receivedAt, Map.copyOf(parameters), reading, peer);
    }

    /// The same, read otherwise.
    public Delivery readAs(Reading other) {
        return new Delivery(integration, headers, body, receivedAt, query, other, peer);
    }

    /// The same, from a sender that showed this certificate when it connected, and that has its
    /// private key.
    public Delivery from(X509Certificate certificate) {
        return new Delivery(integration, headers, body, receivedAt, query, reading, certificate);
    }

    /// The same, from an integration of another name.
    public Delivery of(String other) {
        return new Delivery(other, headers, body, receivedAt, query, reading, peer);
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

    /// What stood in the address behind the question mark, decoded.
    public Map<String, String> query() {
        return query;
    }

    /// The certificate the sender showed when it connected, if it did; its chain has been
    /// validated.
    public Optional<X509Certificate> peer() {
        return Optional.ofNullable(peer);
    }

    /// How this integration's messages are read, where the source leaves it open.
    public Reading reading() {
        return reading;
    }

    /// The message as fields: JSON, a form, or, if the body is empty, what stood in the address.
    ///
    /// @throws Unreadable if it is none of them
    public Field content() {
        if (!body.hasRemaining() && !query.isEmpty()) {
            return Form.of(query);
        }
        return Form.parse(body(), header("Content-Type").orElse(""))
                .orElseGet(() -> Payload.parse(body()));
    }

    /// A key nobody else uses: of one integration, one kind of sender and that sender's own id.
    public String key(String source, String nativeKey) {
        return Digest.ofTexts(integration, source, nativeKey);
    }

    /// A digest of the bytes: the delivery's key where the sender has none.
    public String digest() {
        var known = digest;
        if (known == null) {
            known = Digest.of(body());
            digest = known;
        }
        return known;
    }
}
