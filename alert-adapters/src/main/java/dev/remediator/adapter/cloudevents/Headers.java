package dev.remediator.adapter.cloudevents;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An event in binary mode: its attributes are headers, its data is the body.
///
/// @param prefix what the names of its headers begin with: `ce-` by HTTP, `ce_` by Kafka
/// @param attributes its attributes
record Headers(String prefix, Map<String, String> attributes) {
    private static final String HTTP = "ce-";
    private static final String KAFKA = "ce_";

    /// The attributes, if any header is one.
    static Optional<Headers> of(Map<String, String> headers) {
        return of(HTTP, headers).or(() -> of(KAFKA, headers));
    }

    private static Optional<Headers> of(String prefix, Map<String, String> headers) {
        var attributes = new HashMap<String, String>();
        headers.forEach(
                (header, value) -> {
                    var name = header.toLowerCase(Locale.ROOT);
                    if (name.startsWith(prefix) && name.length() > prefix.length()) {
                        attributes.put(
                                name.substring(prefix.length()),
                                prefix.equals(HTTP) ? decoded(value.strip()) : value);
                    }
                });
        return attributes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Headers(prefix, attributes));
    }

    /// Header values by HTTP are percent-encoded, and older senders put them in quotes.
    private static String decoded(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        var raw = quoted ? value.substring(1, value.length() - 1) : value;
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        var from = raw.getBytes(StandardCharsets.UTF_8);
        var to = ByteBuffer.allocate(from.length);
        for (int i = 0; i < from.length; i++) {
            int octet = from[i] == '%' ? octet(from, i + 1) : -1;
            to.put(octet < 0 ? from[i] : (byte) octet);
            i += octet < 0 ? 0 : 2;
        }
        return new String(to.array(), 0, to.position(), StandardCharsets.UTF_8);
    }

    private static int octet(byte[] from, int at) {
        int high = at + 1 < from.length ? Character.digit(from[at], 16) : -1;
        int low = at + 1 < from.length ? Character.digit(from[at + 1], 16) : -1;
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// The event.
    ///
    /// @throws Unreadable if its data should be JSON and is not
    Event event(Delivery delivery) {
        return Event.binary(prefix, attributes, data(delivery));
    }

    private static Optional<Field> data(Delivery delivery) {
        var type = delivery.header("Content-Type").orElse("");
        if (!delivery.body().hasRemaining()) {
            return Optional.empty();
        }
        if (Event.saysJson(type)) {
            return Optional.of(Payload.parse(delivery.body()));
        }
        try {
            return type.isBlank() ? Optional.of(Payload.parse(delivery.body())) : Optional.empty();
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }
}
