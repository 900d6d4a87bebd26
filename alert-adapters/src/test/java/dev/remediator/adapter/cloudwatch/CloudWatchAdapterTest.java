package dev.remediator.adapter.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Habits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudWatchAdapterTest extends AlertAdapterContract {
    private static final Answers CLOUDWATCH = Answers.of(new CloudWatchAdapter());

    @Override
    protected AlertAdapter adapter() {
        return new CloudWatchAdapter();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firing.json",
                "odd.json",
                "envelope.json",
                "message.json",
                "confirmation.json",
                "lambda-composite.json",
                "contributor.json"
            })
    void a_body_on_an_inbox_topic_is_recognised(String file) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(CLOUDWATCH.body(file).getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"Records\":[]}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{}}]}",
                "{\"detail\":{},\"detail-type\":\"x\",\"source\":\"aws.ec2\"}",
                "{\"Message\":\"hello\",\"Type\":\"Notification\"}",
                "{\"AlarmName\":\"x\"}"
            })
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_message_of_SNS_is_recognised_by_its_header() {
        assertThat(adapter().recognisesHeaders(Map.of("x-amz-sns-message-type", "Notification")))
                .isTrue();
    }

    @Test
    void what_is_not_shown_to_be_from_SNS_waits_and_what_cannot_be_read_does_not() {
        assertThat(adapter().habits())
                .returns(503, Habits::unauthenticated)
                .returns(400, Habits::unreadable);
    }
}
