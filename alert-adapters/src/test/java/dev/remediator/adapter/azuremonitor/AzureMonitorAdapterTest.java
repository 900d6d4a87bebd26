package dev.remediator.adapter.azuremonitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Habits;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureMonitorAdapterTest extends AlertAdapterContract {
    private static final Answers AZURE = Answers.of(new AzureMonitorAdapter());

    @Override
    protected AlertAdapter adapter() {
        return new AzureMonitorAdapter();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firing.json",
                "odd.json",
                "old-metric.json",
                "classic-metric.json",
                "old-log.json",
                "old-activity-log.json"
            })
    void a_body_on_an_inbox_topic_is_recognised(String file) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(AZURE.body(file).getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"data\":{\"id\":1}}",
                "{\"status\":\"open\",\"context\":{}}",
                "{\"SearchQuery\":\"x\"}"
            })
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void no_refusal_makes_it_fall_silent() {
        assertThat(List.of(habit(Habits::unreadable), habit(Habits::unauthenticated)))
                .doesNotContain(408, 429, 503, 504);
    }

    private int habit(ToIntFunction<Habits> answer) {
        return answer.applyAsInt(adapter().habits());
    }
}
