package dev.remediator.adapter.cloudevents;

import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new CloudEventsAdapter();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firing.json", "resolved.json", "odd.json", "batch.json"})
    void a_body_on_an_inbox_topic_is_recognised(String file) {
        var registry = AdapterRegistry.load();
        assertThat(registry.recognise(file("cloudevents/" + file).getBytes(UTF_8)))
                .map(AlertAdapter::source)
                .contains("cloudevents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1]",
                "7",
                "{\"specversion\":\"1.0\"}",
                "{\"id\":\"7\",\"source\":\"x\",\"type\":\"y\",\"time\":\"z\"}"
            })
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 1.0",
        "CE-SpecVersion, 1.0",
        "content-type, application/cloudevents+json; charset=UTF-8",
        "Content-Type, application/cloudevents-batch+json"
    })
    void a_record_on_an_inbox_topic_is_recognised_by_its_headers(String header, String value) {
        assertThat(adapter().recognisesHeaders(Map.of(header, value))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"content-type, application/json", "specversion, 1.0", "ce_trace, 7"})
    void a_record_with_other_headers_is_not_recognised_by_them(String header, String value) {
        assertThat(adapter().recognisesHeaders(Map.of(header, value))).isFalse();
    }
}
