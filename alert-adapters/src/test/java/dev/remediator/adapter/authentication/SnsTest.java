package dev.remediator.adapter.authentication;

import static dev.remediator.adapter.authentication.SignedSns.TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.adapter.Deliveries;
import dev.remediator.adapter.Delivery;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SnsTest {
    private final List<URI> fetched = new ArrayList<>();
    private final Sns sns = sns(new Certificates.Found(Pem.certificate("authentication/sns.pem")));

    private Sns sns(Certificates.Answer answer) {
        return new Sns(
                Set.of(TOPIC, "arn:aws-cn:sns:cn-north-1:123456789012:alarms"),
                Sns.USUAL_WINDOW,
                (address, _) -> {
                    fetched.add(address);
                    return answer;
                });
    }

    private Verdict check(SignedSns message) {
        return sns.check(message.delivery());
    }

    /// Fails, and nobody has been asked for a certificate.
    private void assertFailsAtOnce(SignedSns message, String part) {
        var verdict = check(message);
        AuthenticationContract.assertFails(verdict);
        assertThat(((Verdict.Failed) verdict).why()).contains(part);
        assertThat(fetched).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void a_signed_notification_passes(String version) {
        assertThat(check(SignedSns.notification(version))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void one_without_a_subject_passes() {
        var message = SignedSns.notification("1").without("Subject").signed();
        assertThat(check(message)).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SubscriptionConfirmation", "UnsubscribeConfirmation"})
    void a_signed_confirmation_passes(String type) {
        assertThat(check(SignedSns.confirmation(type))).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "Subject", "Timestamp"})
    void any_signed_field_changed_fails(String name) {
        var message = SignedSns.notification("2");
        var changed = message.with(name, message.fields().getOrDefault(name, "") + " ");
        AuthenticationContract.assertFails(check(changed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SubscribeURL", "Token"})
    void any_signed_field_of_a_confirmation_changed_fails(String name) {
        var message = SignedSns.confirmation("SubscriptionConfirmation");
        AuthenticationContract.assertFails(check(message.with(name, "other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "Timestamp", "Subject"})
    void a_signed_field_left_out_fails(String name) {
        AuthenticationContract.assertFails(check(SignedSns.notification("1").without(name)));
    }

    @Test
    void a_subject_added_fails() {
        var message = SignedSns.notification("1").without("Subject").signed();
        AuthenticationContract.assertFails(check(message.with("Subject", "")));
    }

    @Test
    void a_confirmation_passed_off_as_a_notification_fails() {
        var message = SignedSns.confirmation("SubscriptionConfirmation");
        AuthenticationContract.assertFails(check(message.with("Type", "Notification")));
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "''", "1.0"})
    void another_version_than_it_was_signed_in_fails(String version) {
        var message = SignedSns.notification("1").with("SignatureVersion", version);
        AuthenticationContract.assertFails(check(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "AAAA", "Ü", "="})
    void nonsense_for_a_signature_fails(String signature) {
        AuthenticationContract.assertFails(
                check(SignedSns.notification("1").with("Signature", signature)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "", "7", "{\"Type\":[]}", "a=b", "{\"Type\":\"Notification\"}"})
    void what_is_no_message_of_SNS_fails(String body) {
        AuthenticationContract.assertFails(sns.check(Deliveries.delivery(body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Records\":[{\"Sns\":{}}]",
                "\"alarmData\":{}",
                "\"detail\":{},\"detail-type\":\"forged\""
            })
    void what_nobody_has_signed_is_not_smuggled_in_beside_it(String members) {
        var genuine = new String(SignedSns.notification("1").json(), UTF_8);
        var body = "{" + members + "," + genuine.substring(1);
        AuthenticationContract.assertFails(sns.check(Deliveries.delivery(body)));
        assertThat(fetched).isEmpty();
    }

    @Test
    void attributes_of_a_message_are_no_harm() {
        var genuine = new String(SignedSns.notification("1").json(), UTF_8);
        var body = "{\"MessageAttributes\":{\"a\":{\"Type\":\"String\"}}," + genuine.substring(1);
        assertThat(sns.check(Deliveries.delivery(body))).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void a_message_that_others_could_read_as_a_form_fails(String type) {
        var delivery =
                new Delivery(
                        "test",
                        Map.of("Content-Type", type),
                        SignedSns.notification("1").json(),
                        Deliveries.THREE_AM);
        AuthenticationContract.assertFails(sns.check(delivery));
    }

    @Test
    void another_topic_fails_and_the_key_is_named() {
        var message =
                SignedSns.notification("1").with("TopicArn", TOPIC.replace("alarms", "others"));
        assertFailsAtOnce(message.signed(), "authentication.topics");
    }

    @Test
    void a_certificate_of_another_region_than_the_topics_fails() {
        var message =
                SignedSns.notification("1")
                        .with("TopicArn", "arn:aws-cn:sns:cn-north-1:123456789012:alarms");
        assertFailsAtOnce(message.signed(), "SigningCertURL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "http://sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com/a.cer",
                "https://sns.eu-west-1.amazonaws.com/a.pem?x=1",
                "https://sns.eu-west-1.amazonaws.com/a.pem#x",
                "https://sns.eu-west-1.amazonaws.com/?a.pem",
                "https://sns.eu-west-1.amazonaws.com/a/../b.pem",
                "https://sns.eu-west-1.amazonaws.com/%2e%2e/b.pem",
                "https://sns.eu-west-1.amazonaws.com//b.pem",
                "https://sns.eu-west-1.amazonaws.com/.pem",
                "https://sns.eu-west-1.amazonaws.com:443/a.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
                "https://a@sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com@evil.example/a.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/a.pem",
                "https://evil.example/sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com.cn.evil/a.pem",
                "https://s3.eu-west-1.amazonaws.com/a.pem",
                "https://sns.evil.sns.eu-west-1.amazonaws.com/a.pem",
                "https://xsns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.comx/a.pem",
                "https://sns.eu-west-1xamazonaws.com/a.pem",
                "https://SNS.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com\\@evil.example/a.pem",
                "https://sns.us-east-1.amazonaws.com/a.pem",
                "//sns.eu-west-1.amazonaws.com/a.pem",
                "https:sns.eu-west-1.amazonaws.com/a.pem",
                "https://[::1]/a.pem",
                "file:///sns.eu-west-1.amazonaws.com/a.pem"
            })
    void no_certificate_is_fetched_from_elsewhere(String address) {
        assertFailsAtOnce(
                SignedSns.notification("1").with("SigningCertURL", address), "SigningCertURL");
    }

    @Test
    void in_China_it_is_fetched_from_China() {
        var address = "https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem";
        var message =
                SignedSns.notification("1")
                        .with("TopicArn", "arn:aws-cn:sns:cn-north-1:123456789012:alarms")
                        .with("SigningCertURL", address);
        assertThat(check(message.signed())).isEqualTo(Verdict.PASSED);
        assertThat(fetched).containsExactly(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T01:55:00Z", "2026-03-01T03:05:00Z"})
    void at_the_windows_ends_it_passes(String time) {
        var message = SignedSns.notification("1").with("Timestamp", time).signed();
        assertThat(check(message)).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T01:54:59Z", "2026-03-01T03:05:01Z", "", "yesterday"})
    void outside_of_it_it_fails(String time) {
        assertFailsAtOnce(
                SignedSns.notification("1").with("Timestamp", time).signed(), "Timestamp");
    }

    @Test
    void an_address_of_very_many_steps_is_looked_at_without_a_deep_stack() {
        var address = "https://sns.eu-west-1.amazonaws.com" + "/a".repeat(200_000) + ".pen";
        assertFailsAtOnce(
                SignedSns.notification("1").with("SigningCertURL", address).signed(),
                "SigningCertURL");
    }

    @Test
    void while_the_certificate_cannot_be_fetched_nobody_knows() {
        var verdict =
                sns(new Certificates.Unreachable("no answer"))
                        .check(SignedSns.notification("1").delivery());
        assertThat(verdict).isEqualTo(new Verdict.Unknown("no answer"));
    }

    @Test
    void a_certificate_that_cannot_be_trusted_fails() {
        var verdict =
                sns(new Certificates.Untrusted("it has expired"))
                        .check(SignedSns.notification("1").delivery());
        assertThat(verdict).isEqualTo(new Verdict.Failed("it has expired"));
    }

    @Test
    void a_key_of_another_kind_has_signed_nothing() {
        var elliptic = Pem.certificate("authentication/client.pem");
        AuthenticationContract.assertFails(
                sns(new Certificates.Found(elliptic))
                        .check(SignedSns.notification("1").delivery()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alarms", "arn:aws:sqs:eu-west-1:1:a", "arn:aws:sns:*:1:a"})
    void what_is_no_topic_is_refused(String topic) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sns(Set.of(topic), Duration.ofHours(1), sns.certificates()))
                .withMessageStartingWith("topics is [" + topic + "], but");
    }
}
