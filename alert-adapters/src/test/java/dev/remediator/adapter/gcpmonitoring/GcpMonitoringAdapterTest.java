package dev.remediator.adapter.gcpmonitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Habits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcpMonitoringAdapterTest extends AlertAdapterContract {
    private static final Answers GOOGLE = Answers.of(new GcpMonitoringAdapter());

    @Override
    protected AlertAdapter adapter() {
        return new GcpMonitoringAdapter();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firing.json", "resolved.json", "odd.json"})
    void a_body_on_an_inbox_topic_is_recognised(String file) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(GOOGLE.body(file).getBytes(UTF_8))).isPresent();
    }

    @Test
    void a_push_of_PubSub_on_an_inbox_topic_is_recognised() {
        var registry = AdapterRegistry.of(List.of(adapter()));
        var push = PubSubTest.push(GOOGLE.body("firing.json"));
        assertThat(registry.recognise(push.getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"incident\":7}",
                "{\"incident\":{\"id\":\"x\",\"state\":\"open\"}}",
                "{\"message\":{\"data\":\"e30=\"}}",
                "{\"message\":{\"data\":\"%%\"}}",
                "{\"message\":{\"data\":\"WzFd\"}}"
            })
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_not_pushed_again_for_days() {
        assertThat(adapter().habits())
                .returns(202, Habits::unreadable)
                .returns(401, Habits::unauthenticated);
    }
}
