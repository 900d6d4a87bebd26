package dev.remediator.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// Deliveries for tests: a body, as it arrived on 2026-03-01 at three in the morning.
public final class Deliveries {
    public static final Instant THREE_AM = Instant.parse("2026-03-01T03:00:00Z");

    private Deliveries() {}

    public static Delivery delivery(byte[] body) {
        return new Delivery("test", Map.of(), body, THREE_AM);
    }

    public static Delivery delivery(String body) {
        return delivery(body.getBytes(StandardCharsets.UTF_8));
    }

    /// A file of the test resources, such as `alertmanager/firing.json`.
    public static String file(String path) {
        var stream = Deliveries.class.getResourceAsStream("/" + path);
        try (var open = Objects.requireNonNull(stream, () -> "no test resource " + path)) {
            return new String(open.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
