package dev.remediator.adapter.otlp;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Log records for tests.
final class Records {

    private Records() {}

    /// A message with one record, of host `m-1`.
    ///
    /// @param more members of the record, each followed by a comma
    static String record(String more, Map<String, String> attributes) {
        return message(Map.of("host.name", "m-1"), record(attributes, more));
    }

    static String message(Map<String, String> resource, String... records) {
        return """
        {"resourceLogs": [{"resource": {"attributes": %s}, "scopeLogs": [{"logRecords": [%s]}]}]}"""
                .formatted(attributes(resource), String.join(",", records));
    }

    static String record(Map<String, String> attributes, String more) {
        return "{" + more + "\"attributes\": " + attributes(attributes) + "}";
    }

    private static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(
                        a ->
                                "{\"key\": \"%s\", \"value\": {\"stringValue\": \"%s\"}}"
                                        .formatted(a.getKey(), a.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static Adapted adapt(String body) {
        return adapt(delivery(body));
    }

    static Adapted adapt(Delivery delivery) {
        return new OtlpAdapter().adapt(delivery);
    }

    static List<Alert> alerts(Adapted adapted) {
        assertThat(adapted).isInstanceOf(Adapted.Alerts.class);
        return ((Adapted.Alerts) adapted).alerts();
    }

    static Alert alert(String body) {
        return alerts(adapt(body)).getFirst();
    }
}
