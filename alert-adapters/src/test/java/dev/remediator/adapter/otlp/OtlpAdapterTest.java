package dev.remediator.adapter.otlp;

import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new OtlpAdapter();
    }

    @Test
    void what_is_durable_is_answered_with_200() {
        assertThat(adapter().habits().accepted()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firing.json", "resolved.json", "odd.json"})
    void a_body_on_an_inbox_topic_is_recognised(String file) {
        var registry = AdapterRegistry.load();
        assertThat(registry.recognise(file("otlp/" + file).getBytes(UTF_8)))
                .map(AlertAdapter::source)
                .contains("otlp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"resourceLogs\":{}}", "{\"resourceSpans\":[]}"})
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }
}
