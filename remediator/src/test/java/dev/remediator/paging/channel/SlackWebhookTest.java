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
import dev.remediator.settings.ChannelSpec;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackWebhookTest extends ChannelContract {

    @Override
    ChannelKind kind() {
        return ChannelKind.SLACK_WEBHOOK;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return at(() -> base + "/services/T1/B1/" + credential.now(), timeouts);
    }

    private Channel at(Credential address, Timeouts timeouts) {
        var spec = new ChannelSpec("team", kind(), "", "env:SECRET", Map.of());
        return SlackWebhook.of(spec, address, timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(200, "ok");
    }

    /// Something that answers 200 without `ok` is not Slack.
    @Override
    Class<? extends Delivery> afterGarbage() {
        return Ambiguous.class;
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo("/services/T1/B1/" + SECRET);
        SlackRules.fits(taken.json());
    }

    @Test
    void a_page_is_a_heading_and_a_block_for_each_part() {
        send(Pages.ladderExhausted());
        var message = service().only().json();
        assertThat(message.path("text").asString())
                .isEqualTo(
                        "🔴 [CRITICAL] InstanceDown on node/web-1: every remedy was tried and none"
                                + " helped");
        assertThat(message.path("blocks").path(0).path("type").asString()).isEqualTo("header");
        assertThat(SlackRules.texts(message))
                .anySatisfy(text -> assertThat(text).startsWith("*do next*\nLog in to node/web-1"))
                .contains("*incident*\n<https://remediator.example/api/incidents/inc-1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_service", "invalid_token", "channel_is_archived"})
    void a_word_of_refusal_is_one_even_with_200(String word) {
        service().next(Reply.of(200, word));
        assertThat(send(Pages.ladderExhausted()))
                .isEqualTo(new Permanent("Slack answered 200, but not ok: " + word));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload",
        "403, action_prohibited",
        "403, invalid_token",
        "404, channel_not_found",
        "404, no_service",
        "410, channel_is_archived"
    })
    void what_slack_refuses_it_refuses_for_good(int status, String word) {
        service().next(Reply.of(status, word));
        assertThat(send(Pages.ladderExhausted()))
                .isEqualTo(new Permanent("Slack answered " + status + ": " + word));
    }

    @Test
    void a_rollup_error_passes() {
        service().next(Reply.of(500, "rollup_error"));
        assertThat(send(Pages.ladderExhausted()))
                .isInstanceOfSatisfying(
                        Retry.class, later -> assertThat(later.why()).contains("rollup_error"));
    }

    @Test
    void no_part_of_the_address_is_repeated() {
        var address = service().base() + "/services/TABCDEFGH/B12345678/token-0123456789";
        service().next(Reply.of(404, "TABCDEFGH B12345678 token-0123456789 " + address));
        assertThat(why(at(() -> address, Timeouts.USUAL).send(call())))
                .doesNotContain("TABCDEFGH", "B12345678", "token-0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hooks.slack.com/services/hidden", "ftp://hidden.example/x"})
    void a_secret_that_is_no_address_is_refused_without_showing_it(String secret) {
        var said = "the secret of the channel team is no http or https address";
        assertThatThrownBy(() -> at(() -> secret, Timeouts.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(said)
                .hasMessageNotContaining("hidden");
        var current = new AtomicReference<>("https://hooks.slack.example/x");
        var channel = at(current::get, Timeouts.USUAL);
        current.set(secret);
        assertThat(why(channel.send(call()))).startsWith(said).doesNotContain("hidden");
    }

    @Test
    void a_line_end_behind_the_address_is_no_part_of_it() {
        assertThat(at(() -> service().base() + "/x\n", Timeouts.USUAL).send(call()))
                .isInstanceOf(Sent.class);
    }

    private static Message call() {
        return Messages.about(Pages.ladderExhausted());
    }
}
