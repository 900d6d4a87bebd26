package dev.remediator.gateway.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.adapter.Delivery;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SnsConfirmationTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms";
    private static final String RIGHT =
            "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
                    + TOPIC
                    + "&Token=abc";

    private final List<URI> called = new ArrayList<>();

    @Test
    void a_subscription_of_the_message_s_topic_is_confirmed() throws IOException {
        new SnsConfirmation(this::answer).confirm(message(), URI.create(RIGHT));
        assertThat(called).containsExactly(URI.create(RIGHT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.eu-west-1.amazonaws.com.example/?Action=ConfirmSubscription",
                "http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription",
                "https://169.254.169.254/latest/meta-data",
                "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + TOPIC,
                "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&TopicArn=" + TOPIC
            })
    void no_other_address_is_called(String address) {
        var confirmation = new SnsConfirmation(this::answer);
        assertThatThrownBy(() -> confirmation.confirm(message(), URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(called).isEmpty();
    }

    @Test
    void one_that_does_not_answer_is_to_be_sent_again() {
        var confirmation =
                new SnsConfirmation(
                        _ -> {
                            throw new IOException("it is away");
                        });
        assertThatThrownBy(() -> confirmation.confirm(message(), URI.create(RIGHT)))
                .isInstanceOf(IOException.class);
    }

    private byte[] answer(URI address) {
        called.add(address);
        return new byte[0];
    }

    private static Delivery message() {
        var body = "{\"Type\": \"SubscriptionConfirmation\", \"TopicArn\": \"" + TOPIC + "\"}";
        return new Delivery(
                "aws", Map.of(), body.getBytes(UTF_8), Instant.parse("2026-03-01T03:00:00Z"));
    }
}
