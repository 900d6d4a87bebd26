package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirebaseMessagingTest extends ChannelContract {
    private static final String SEND = "/v1/projects/pages-1/messages:send";
    private static final Page PAGE = Pages.ladderExhausted();
    private static final Addressee TWO =
            new Addressee("ana", "", "", "", List.of("device-1", "device-2"));

    private FakeGoogle google;

    @BeforeEach
    void startGoogle() throws IOException {
        google = new FakeGoogle();
    }

    @AfterEach
    void stopGoogle() {
        google.close();
    }

    @Override
    ChannelKind kind() {
        return ChannelKind.FCM;
    }

    /// The fake Google gives tokens that are the account's key id.
    @Override
    Channel channel(URI base, Credential keyId, Timeouts timeouts) {
        return FirebaseMessaging.of(
                spec(base, Map.of()), () -> google.account(keyId.now()), timeouts, google);
    }

    @Override
    Message calling(Page page) {
        return Messages.to(Messages.ANA, page);
    }

    @Override
    Message following(Page page) {
        return Messages.to(Messages.ANA, page);
    }

    @Override
    Reply success() {
        return Reply.of(200, "{\"name\":\"projects/pages-1/messages/1\"}");
    }

    /// 401 is asked again with another token: see below.
    @Override
    Set<Integer> refusals() {
        return Set.of(400, 403, 404, 413, 422);
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo(SEND);
        assertThat(taken.header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(taken.json().path("message").path("token").asString()).isEqualTo("device-1");
        PushRules.fits(taken, 4096);
    }

    @Test
    void a_call_rings_and_its_end_takes_its_place_quietly() {
        send(PAGE);
        send(Pages.as(Page.Action.RESOLVE, PAGE));
        var call = service().taken().getFirst().json().path("message");
        var over = service().taken().getLast().json().path("message");
        assertThat(call.path("notification").path("title").asString())
                .startsWith("[CRITICAL] InstanceDown on node/web-1");
        assertThat(call.path("notification").path("body").asString())
                .startsWith("web-1 does not answer\n")
                .contains("Log in to node/web-1");
        assertThat(call.path("data").path("link").asString())
                .isEqualTo("https://remediator.example/api/incidents/inc-1");
        assertThat(call.path("android").path("priority").asString()).isEqualTo("HIGH");
        assertThat(call.path("android").path("ttl").asString()).isEqualTo("300s");
        assertThat(over.path("notification").path("title").asString()).startsWith("[RESOLVED]");
        assertThat(over.path("android").path("priority").asString()).isEqualTo("NORMAL");
        assertThat(over.path("apns").path("payload").path("aps").has("sound")).isFalse();
        assertThat(over.path("android").path("collapse_key"))
                .isEqualTo(call.path("android").path("collapse_key"));
    }

    @Test
    void a_token_is_asked_for_once_and_proven_by_the_key() {
        var channel = fcm();
        channel.send(calling(PAGE));
        channel.send(calling(PAGE));
        assertThat(google.asked()).hasSize(1);
        var claims = google.proven(google.asked().getFirst());
        assertThat(claims.path("iss").asString()).isEqualTo("pager@pages-1.example");
        assertThat(claims.path("scope").asString())
                .isEqualTo("https://www.googleapis.com/auth/firebase.messaging");
        assertThat(claims.path("aud").asString()).isEqualTo(google.tokenUri());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    }

    @Test
    void a_token_is_renewed_a_minute_before_it_ends() {
        var channel = fcm();
        channel.send(calling(PAGE));
        google.passes(Duration.ofSeconds(3538));
        channel.send(calling(PAGE));
        assertThat(google.asked()).hasSize(1);
        google.passes(Duration.ofSeconds(3));
        channel.send(calling(PAGE));
        assertThat(google.asked()).hasSize(2);
    }

    @Test
    void a_token_that_ended_early_is_renewed_once() {
        service().next(Reply.of(401, "{}"));
        assertThat(send(PAGE)).isEqualTo(new Sent("FCM accepted it"));
        assertThat(google.asked()).hasSize(2);
        service().always(Reply.of(401, "{}"));
        assertThat(send(PAGE)).isEqualTo(new Permanent("FCM answered 401 to a new token as well"));
        assertThat(service().taken()).hasSize(4);
    }

    @Test
    void a_key_google_does_not_know_is_refused() {
        google.says(
                Reply.of(
                        400,
                        """
                        {"error": "invalid_grant",
                         "error_description": "Invalid JWT Signature."}"""));
        assertThat(send(PAGE))
                .isEqualTo(
                        new Permanent(
                                "Google answered 400 for a token: invalid_grant Invalid JWT"
                                        + " Signature."));
        assertThat(service().taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503, ''", "200, <html>", "200, {}", "429, ''"})
    void without_a_token_nothing_is_sent_and_it_is_tried_later(int status, String body) {
        google.says(Reply.of(status, body));
        assertThat(send(PAGE)).isInstanceOf(Retry.class);
        assertThat(service().taken()).isEmpty();
    }

    @Test
    void google_may_be_asked_again_when_it_does_not_answer() throws IOException {
        try (var silent = RudeServer.thatHangsUp()) {
            var account = google.account(SECRET).replace(google.tokenUri(), silent.base() + "/t");
            assertThat(fcm(account).send(calling(PAGE))).isInstanceOf(Retry.class);
        }
    }

    @Test
    void each_device_gets_it_and_one_that_is_gone_is_named() {
        service().next(success()).next(unregistered());
        assertThat(fcm().send(Messages.to(TWO, PAGE)))
                .isEqualTo(
                        new Sent(
                                "FCM accepted it; device 2 of ana is gone; take it out of"
                                        + " pager.people"));
        assertThat(service().taken())
                .extracting(t -> t.json().path("message").path("token").asString())
                .containsExactly("device-1", "device-2");
    }

    @Test
    void all_devices_gone_is_a_refusal() {
        service().always(unregistered());
        assertThat(fcm().send(Messages.to(TWO, PAGE)))
                .isEqualTo(
                        new Permanent(
                                "device 1 of ana is gone; take it out of pager.people; device 2 of"
                                        + " ana is gone; take it out of pager.people"));
    }

    @Test
    void a_device_that_may_have_it_outweighs_one_that_has_not() {
        assertThat(
                        Together.of(
                                "all",
                                List.of(
                                        new Retry(Duration.ofSeconds(9), "busy"),
                                        new Ambiguous("silent"))))
                .isEqualTo(new Ambiguous("busy; silent"));
        assertThat(
                        Together.of(
                                "all",
                                List.of(
                                        new Retry(Duration.ofSeconds(9), "busy"),
                                        new Permanent("gone"))))
                .isEqualTo(new Retry(Duration.ofSeconds(9), "busy; gone"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT, Permanent",
        "403, SENDER_ID_MISMATCH, Permanent",
        "401, THIRD_PARTY_AUTH_ERROR, Permanent",
        "404, NOT_FOUND, Permanent",
        "429, QUOTA_EXCEEDED, Retry",
        "503, UNAVAILABLE, Retry",
        "500, INTERNAL, Retry"
    })
    void fcms_own_word_is_said(int status, String word, String outcome) {
        service().next(error(status, word));
        var delivery = send(PAGE);
        assertThat(why(delivery)).isEqualTo("FCM answered " + status + ": " + word + " because");
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(service().taken()).hasSize(1);
    }

    @Test
    void whoever_listens_to_a_topic_is_told_in_half_the_room() {
        var spec = spec(service().base(), Map.of("topic", "pages", "project", "pages-1"));
        var channel =
                FirebaseMessaging.of(spec, () -> google.account(SECRET), Timeouts.USUAL, google);
        HostilePages.all().forEach(page -> channel.send(Messages.about(page)));
        assertThat(service().taken())
                .allSatisfy(
                        taken -> {
                            PushRules.fits(taken, 2048);
                            var message = taken.json().path("message");
                            assertThat(message.path("topic").asString()).isEqualTo("pages");
                        });
    }

    @Test
    void who_has_no_device_cannot_be_called() {
        var bob = new Addressee("bob", "", "", "", List.of());
        assertThat(fcm().send(Messages.to(bob, PAGE)))
                .isEqualTo(new Permanent("bob has no devices; add it to pager.people"));
        assertThat(service().taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense-0123456789",
                "{\"client_email\":\"a\"}",
                "{\"client_email\":\"a\",\"private_key\":\"hidden-0123\",\"token_uri\":\"https://t\"}"
            })
    void a_secret_that_is_no_account_is_refused_without_showing_it(String secret) {
        assertThatThrownBy(() -> fcm(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the secret of the channel channel has ")
                .hasMessageNotContainingAny("0123");
    }

    @Test
    void an_assertion_goes_nowhere_in_clear() {
        var account = google.account(SECRET).replace(google.tokenUri(), "http://t.example/token");
        assertThatThrownBy(() -> fcm(account))
                .hasMessageContaining("has a token_uri that is no https address");
    }

    @Test
    void neither_key_nor_token_is_repeated() {
        var key = google.account(SECRET).split("\\\\n", -1)[1];
        service().next(Reply.of(400, "no " + key + " and no " + SECRET));
        assertThat(send(PAGE)).isEqualTo(new Permanent("FCM answered 400: no *** and no ***"));
    }

    private static Reply unregistered() {
        return error(404, "UNREGISTERED");
    }

    private static Reply error(int status, String word) {
        return Reply.of(
                status,
                """
                {"error": {"code": %d, "message": "because", "status": "%s",
                  "details": [{"@type": "x"}, {"errorCode": "%s"}]}}"""
                        .formatted(status, "NOT_FOUND", word));
    }

    private Channel fcm() {
        return fcm(google.account(SECRET));
    }

    private Channel fcm(String account) {
        return FirebaseMessaging.of(
                spec(service().base(), Map.of()), () -> account, Timeouts.USUAL, google);
    }
}
