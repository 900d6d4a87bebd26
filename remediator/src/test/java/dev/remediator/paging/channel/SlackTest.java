package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTest extends ChannelContract {
    private static final String FIRST = "C012AB3CD:1785812400.000100";
    private static final Page PAGE = Pages.ladderExhausted();

    @Override
    ChannelKind kind() {
        return ChannelKind.SLACK;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return Slack.of(
                spec(base.resolve("/api"), Map.of("room", "C012AB3CD")), credential, timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(
                200, "{\"ok\":true,\"channel\":\"C012AB3CD\",\"ts\":\"1785812400.000100\"}");
    }

    @Override
    Class<? extends Delivery> afterGarbage() {
        return Ambiguous.class;
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo("/api/chat.postMessage");
        assertThat(taken.header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(taken.header("Content-Type")).startsWith("application/json");
        assertThat(taken.json().path("channel").asString()).isEqualTo("C012AB3CD");
        SlackRules.fits(taken.json());
    }

    @Test
    void a_call_is_known_by_its_room_and_time() {
        assertThat(send(PAGE)).isEqualTo(new Sent("Slack accepted it", FIRST));
    }

    @Test
    void a_person_is_called_where_only_that_person_reads() {
        slack().send(Messages.to(Messages.ANA, PAGE));
        assertThat(service().only().json().path("channel").asString()).isEqualTo("U012AB3CD");
    }

    @Test
    void whoever_has_no_slack_id_is_not_called_in_the_room_of_all() {
        var bob = new Addressee("bob", "", "", "", List.of());
        assertThat(slack().send(Messages.to(bob, PAGE)))
                .isEqualTo(new Permanent("bob has no slack; add it to pager.people"));
        assertThat(service().taken()).isEmpty();
    }

    @Test
    void without_a_room_only_persons_can_be_called() {
        var spec = spec(service().base(), Map.of());
        assertThat(Slack.of(spec, () -> SECRET, Timeouts.USUAL).send(Messages.about(PAGE)))
                .isEqualTo(
                        new Permanent(
                                "the channel channel does not know whom to call; set its option"
                                        + " room, or name a person"));
        assertThat(service().taken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGE", "RESOLVE"})
    void what_follows_changes_the_call_and_is_said_in_its_thread(Page.Action action) {
        assertThat(slack().send(following(action))).isInstanceOf(Sent.class);
        assertThat(service().taken())
                .extracting(Taken::path)
                .containsExactly("/api/chat.update", "/api/chat.postMessage");
        var change = service().taken().getFirst().json();
        var mark = action == Page.Action.RESOLVE ? "✅ [RESOLVED]" : "👀 [ACKNOWLEDGED]";
        SlackRules.fits(change);
        assertThat(change.path("channel").asString()).isEqualTo("C012AB3CD");
        assertThat(change.path("ts").asString()).isEqualTo("1785812400.000100");
        assertThat(change.path("text").asString()).startsWith(mark);
        var reply = service().taken().getLast().json();
        SlackRules.fits(reply);
        assertThat(reply.path("channel").asString()).isEqualTo("C012AB3CD");
        assertThat(reply.path("thread_ts").asString()).isEqualTo("1785812400.000100");
        assertThat(reply.path("text").asString()).startsWith(mark);
        assertThat(reply.has("blocks")).isFalse();
    }

    @Test
    void a_change_that_fails_does_not_keep_the_reply_back() {
        service().next(Reply.of(500, ""));
        assertThat(slack().send(following(Page.Action.RESOLVE))).isInstanceOf(Sent.class);
        assertThat(service().taken()).hasSize(2);
    }

    @Test
    void the_reply_is_the_answer_even_when_the_change_worked() {
        service().next(success()).next(Reply.of(200, "{\"ok\":false,\"error\":\"is_archived\"}"));
        assertThat(slack().send(following(Page.Action.RESOLVE))).isInstanceOf(Permanent.class);
    }

    @Test
    void a_further_call_is_said_in_the_thread_of_the_first_and_changes_nothing() {
        slack().send(following(Page.Action.TRIGGER));
        fits(service().only());
        assertThat(service().only().json().path("thread_ts").asString())
                .isEqualTo("1785812400.000100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "C1:../../x", "c1:1.2", "C012AB3CD:", ":1.2"})
    void a_reference_that_is_none_makes_a_message_of_its_own(String reference) {
        slack().send(Messages.following(reference, Pages.as(Page.Action.RESOLVE, PAGE)));
        assertThat(service().only().path()).isEqualTo("/api/chat.postMessage");
        assertThat(service().only().json().has("thread_ts")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_not_found",
                "not_in_channel",
                "is_archived",
                "invalid_auth",
                "token_revoked",
                "account_inactive",
                "missing_scope",
                "msg_blocks_too_long",
                "a_word_of_tomorrow"
            })
    void what_slack_refuses_with_200_is_refused(String word) {
        assertThat(answered(word))
                .isEqualTo(new Permanent("Slack answered 200, but not ok: " + word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "rate_limited", "service_unavailable"})
    void what_slack_cannot_take_now_is_tried_later(String word) {
        assertThat(answered(word))
                .isEqualTo(
                        new Retry(
                                Duration.ofSeconds(30), "Slack answered 200, but not ok: " + word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error"})
    void what_may_have_been_posted_all_the_same_is_ambiguous(String word) {
        assertThat(answered(word)).isInstanceOf(Ambiguous.class);
    }

    @Test
    void a_wish_beside_an_error_is_honoured() {
        var body = "{\"ok\":false,\"error\":\"ratelimited\"}";
        service().next(new Reply(200, Map.of("Retry-After", "7"), body));
        assertThat(send(PAGE))
                .isInstanceOfSatisfying(
                        Retry.class,
                        later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xoxb-1\r\nX-Other: 1", "xoxb-ümlaut"})
    void a_token_that_no_header_can_carry_is_refused_without_showing_it(String token) {
        var slack = channel(service().base(), () -> token, Timeouts.USUAL);
        assertThat(why(slack.send(Messages.about(PAGE))))
                .startsWith("the secret of the channel channel is empty or has characters")
                .doesNotContain("xoxb");
        assertThat(service().taken()).isEmpty();
    }

    private Delivery answered(String word) {
        service().next(Reply.of(200, "{\"ok\":false,\"error\":\"%s\"}".formatted(word)));
        return send(PAGE);
    }

    private static Message following(Page.Action action) {
        return Messages.following(FIRST, Pages.as(action, PAGE));
    }

    private Channel slack() {
        return channel(service().base(), () -> SECRET, Timeouts.USUAL);
    }
}
