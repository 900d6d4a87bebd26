package dev.remediator.adapter.authentication;

import static dev.remediator.adapter.authentication.SignedSns.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubscribeUrlTest {
    private static final String HOST = "https://sns.eu-west-1.amazonaws.com";
    private static final String QUERY = "?Action=ConfirmSubscription&TopicArn=" + TOPIC;

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOST + "/" + QUERY + "&Token=2336",
                HOST + QUERY,
                HOST
                        + "/?Token=1&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3Aalarms&Action=ConfirmSubscription"
            })
    void a_confirmation_of_this_topic_may_be_called(String address) {
        assertThat(SubscribeUrl.check(URI.create(address), TOPIC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                HOST,
                HOST + "/",
                "http://sns.eu-west-1.amazonaws.com/" + QUERY,
                "https://evil.example/" + QUERY,
                "https://sns.eu-west-1.amazonaws.com.evil.example/" + QUERY,
                "https://u@sns.eu-west-1.amazonaws.com/" + QUERY,
                HOST + ":8443/" + QUERY,
                HOST + "/" + QUERY + "#x",
                HOST + "/x" + QUERY,
                "https://sns.us-east-1.amazonaws.com/" + QUERY,
                HOST + "/?Action=DeleteTopic&TopicArn=" + TOPIC,
                HOST + "/" + QUERY + "&Action=DeleteTopic",
                HOST + "/" + QUERY + "s",
                HOST + "/" + QUERY + "&TopicArn=" + TOPIC,
                HOST + "/?Action=ConfirmSubscription&Xopic=" + TOPIC,
                "mailto:a@b.example"
            })
    void nothing_else_may(String address) {
        assertThat(SubscribeUrl.check(URI.create(address), TOPIC))
                .hasValueSatisfying(why -> assertThat(why).startsWith("SubscribeURL "));
    }
}
