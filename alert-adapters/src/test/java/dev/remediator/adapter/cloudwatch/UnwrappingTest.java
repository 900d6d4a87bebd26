package dev.remediator.adapter.cloudwatch;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnwrappingTest {
    private static final Answers CLOUDWATCH = Answers.of(new CloudWatchAdapter());

    private static final JsonMapper JSON = new JsonMapper();

    static List<String> wrappings() {
        var message = CLOUDWATCH.body("message.json");
        var event = CLOUDWATCH.body("firing.json");
        var envelope = CLOUDWATCH.body("envelope.json");
        return List.of(
                message,
                event,
                envelope,
                "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": " + envelope + "}]}",
                "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"messageId\": \"1\", \"body\": "
                        + text(envelope)
                        + "}]}",
                "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": " + text(message) + "}]}",
                "{\"Type\": \"Notification\", \"TopicArn\": \"t\", \"Message\": "
                        + text(event)
                        + "}",
                "{\"Message\": " + message + "}",
                "{\"source\": \"aws.cloudwatch\", \"alarmArn\": "
                        + "\"arn:aws:cloudwatch:eu-west-3:210987654321:alarm:lisbon-cpu-high\","
                        + "\"accountId\": \"210987654321\", \"alarmData\": "
                        + JSON.readTree(event).path("detail")
                        + "}");
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void an_alarm_is_the_same_in_whatever_it_was_sent(String body) {
        var bare = CLOUDWATCH.alertIn("message.json");
        assertThat(CLOUDWATCH.alert(body))
                .returns(bare.series(), Alert::series)
                .returns(bare.episode(), Alert::episode)
                .returns(bare.resource(), Alert::resource)
                .returns(bare.labels(), Alert::labels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Records\": [{\"Sns\": %s}]", "\"alarmData\": {}", "\"detail\": {}"})
    void what_stands_beside_an_envelope_is_not_read(String member) {
        var envelope = CLOUDWATCH.body("envelope.json");
        var other = envelope.replace("lisbon-cpu-high", "nobody-has-signed-this");
        var both = "{" + member.formatted(other) + "," + envelope.strip().substring(1);
        assertThat(CLOUDWATCH.alerts(both)).isEqualTo(CLOUDWATCH.alerts(envelope)).hasSize(1);
    }

    @Test
    void a_raw_message_is_told_by_its_header() {
        var headers = Map.of("X-Amz-Sns-Message-Id", "7", "x-amz-sns-rawdelivery", "true");
        var body = CLOUDWATCH.body("message.json").getBytes(UTF_8);
        var delivery = new Delivery("test", headers, body, THREE_AM);
        assertThat(new CloudWatchAdapter().adapt(delivery))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        said ->
                                assertThat(said.alerts().getFirst().delivery())
                                        .isEqualTo(delivery.key("cloudwatch", "7")));
    }

    @Test
    void every_record_is_read() {
        assertThat(CLOUDWATCH.alerts(CLOUDWATCH.body("odd.json")))
                .extracting(Alert::name, Alert::resource)
                .containsExactly(
                        tuple("errors / requests > 5 %", "LoadBalancer/app/front/50dc6c495c0c9188"),
                        tuple("everything", "alarm/everything"));
    }

    @Test
    void one_bad_record_does_not_hide_the_others() {
        var body =
                CLOUDWATCH
                        .body("odd.json")
                        .replace("\"messageId\"", "\"bodily\": 0, \"messageId\"");
        var bad = body.replace("\"body\"", "\"nobody\"");
        assertThat(CLOUDWATCH.to(bad))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        said -> {
                            assertThat(said.alerts()).hasSize(1);
                            assertThat(said.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly("Records/1/Sns");
                        });
    }

    @Test
    void a_subscription_is_to_be_confirmed() {
        assertThat(CLOUDWATCH.to(CLOUDWATCH.body("confirmation.json")))
                .isEqualTo(
                        new Adapted.Handshake(
                                "Amazon SNS asks for the subscription to be confirmed",
                                URI.create(
                                        "https://sns.eu-west-3.amazonaws.com/?Action=ConfirmSubscription"
                                                + "&TopicArn=arn:aws:sns:eu-west-3:210987654321:on-call"
                                                + "&Token=2336412f37")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-3.amazonaws.com/",
                "https:///x",
                "javascript:alert(1)",
                "https://a b",
                ""
            })
    void a_subscription_with_another_address_is_rejected(String address) {
        var body =
                CLOUDWATCH
                        .body("confirmation.json")
                        .replaceFirst(
                                "\"SubscribeURL\": \"[^\"]*\"",
                                "\"SubscribeURL\": \"" + address + "\"");
        assertThat(CLOUDWATCH.to(body))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field SubscribeURL is not an https address", "SubscribeURL"));
    }

    @Test
    void the_end_of_a_subscription_is_ignored() {
        var body =
                CLOUDWATCH
                        .body("confirmation.json")
                        .replace("SubscriptionConfirmation", "UnsubscribeConfirmation");
        assertThat(CLOUDWATCH.to(body))
                .isEqualTo(new Adapted.Ignored("the subscription of the SNS topic has been ended"));
    }

    private static String text(String json) {
        return JSON.writeValueAsString(json);
    }
}
