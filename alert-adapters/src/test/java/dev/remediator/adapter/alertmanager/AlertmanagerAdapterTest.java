package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new AlertmanagerAdapter();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firing.json",
                "resolved.json",
                "odd.json",
                "truncated.json",
                "api.json",
                "event-resolved.json",
                "event-resolved-v2.json",
                "events.json"
            })
    void a_body_on_an_inbox_topic_is_recognised(String file) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(file("alertmanager/" + file).getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1]",
                "7",
                "{\"alerts\":{}}",
                "{\"alerts\":[{\"title\":\"disk full\"},7]}",
                "{\"alerts\":[]}",
                "[{\"id\":\"7\",\"source\":\"x\"}]",
                "{\"alerts\":[],\"orgId\":1}",
                "{\"alerts\":[],\"version\":\"1\"}",
                "{\"alerts\":[],\"state\":\"ok\",\"title\":\"it\"}",
                "{\"@timestamp\":\"2026-03-01T02:20:00Z\",\"instance\":\"a\",\"data\":7}",
                "{\"@timestamp\":\"2026-03-01T02:20:00Z\",\"data\":{\"alertCreated\":{}}}",
                "{\"@timestamp\":\"2026-03-01T02:20:00Z\",\"instance\":\"a\","
                        + "\"specversion\":\"1.0\",\"data\":{\"alertCreated\":{}}}"
            })
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }
}
