package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Deliveries;
import dev.remediator.adapter.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A message as a sender makes it.
record Message(Map<String, String> headers, Map<String, String> query, String body) {

    static Message of(String body) {
        return new Message(Map.of(), Map.of(), body);
    }

    Message with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Message(more, query, body);
    }

    Message asking(String parameter, String value) {
        var more = new TreeMap<>(query);
        more.put(parameter, value);
        return new Message(headers, more, body);
    }

    Message saying(String other) {
        return new Message(headers, query, other);
    }

    Message without(String name) {
        var fewer = new TreeMap<>(headers);
        fewer.remove(name);
        var rest = new TreeMap<>(query);
        rest.remove(name);
        return new Message(fewer, rest, body);
    }

    Delivery delivery() {
        return new Delivery(
                        "test", headers, body.getBytes(StandardCharsets.UTF_8), Deliveries.THREE_AM)
                .asking(query);
    }
}
