package dev.remediator.adapter.cloudevents;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Events for tests.
final class Events {

    private Events() {}

    /// A structured event of a type, with more members in it.
    static String event(String type, String more) {
        return """
        {"specversion": "1.0", "id": "e-1", "source": "/mill", "type": "%s",
         "time": "2026-03-01T02:30:00Z"%s}"""
                .formatted(type, more.isEmpty() ? "" : ", " + more);
    }

    static Adapted adapt(Delivery delivery) {
        return new CloudEventsAdapter().adapt(delivery);
    }

    static Adapted adapt(Map<String, String> headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return adapt(new Delivery("test", headers, bytes, THREE_AM));
    }

    static Alert alert(String body) {
        return alert(Map.of(), body);
    }

    static Alert alert(Map<String, String> headers, String body) {
        return alerts(adapt(headers, body)).getFirst();
    }

    static List<Alert> alerts(Adapted adapted) {
        assertThat(adapted).isInstanceOf(Adapted.Alerts.class);
        return ((Adapted.Alerts) adapted).alerts();
    }
}
