package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyTest extends ChannelContract {
    private static final Page PAGE = Pages.ladderExhausted();

    @Override
    ChannelKind kind() {
        return ChannelKind.PAGERDUTY;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return PagerDuty.of(spec(base, Map.of()), credential, timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(202, "{\"status\":\"success\",\"message\":\"Event processed\"}");
    }

    @Override
    String key(Taken taken) {
        return taken.json().path("dedup_key").asString();
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo("/v2/enqueue");
        assertThat(taken.body().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(512 * 1024);
        var event = taken.json();
        assertThat(event.path("routing_key").asString()).isEqualTo(SECRET);
        assertThat(event.path("event_action").asString()).isIn("trigger", "acknowledge", "resolve");
        assertThat(event.path("dedup_key").asString()).isNotBlank().hasSizeLessThanOrEqualTo(255);
        if (event.path("event_action").asString().equals("trigger")) {
            var payload = event.path("payload");
            assertThat(payload.path("summary").asString())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(1024);
            assertThat(payload.path("source").asString()).isNotBlank();
            assertThat(payload.path("severity").asString())
                    .isIn("critical", "error", "warning", "info");
        } else {
            assertThat(event.has("payload")).isFalse();
        }
    }

    @Test
    void what_a_service_says_is_told_in_a_sentence() {
        service().next(Reply.of(400, "'summary' is missing\nand more"));
        assertThat(send(PAGE))
                .isEqualTo(new Permanent("PagerDuty answered 400: 'summary' is missing"));
        service().next(Reply.of(429, ""));
        assertThat(send(PAGE)).isEqualTo(new Retry(Duration.ZERO, "PagerDuty answered 429"));
        assertThat(send(PAGE)).isEqualTo(new Sent("PagerDuty accepted it"));
        service().next(Reply.of(400, "no service has the key " + SECRET));
        assertThat(send(PAGE))
                .isEqualTo(new Permanent("PagerDuty answered 400: no service has the key ***"));
    }

    @ParameterizedTest
    @CsvSource({"200, Ambiguous", "204, Ambiguous", "304, Retry"})
    void what_pagerduty_never_answers_is_no_delivery(int status, String outcome) {
        service().always(Reply.of(status, ""));
        var delivery = send(PAGE);
        assertThat(why(delivery))
                .isEqualTo("PagerDuty answered " + status + "; is 127.0.0.1 really PagerDuty?");
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void a_request_says_who_asks_and_what_it_is() {
        send(PAGE);
        assertThat(service().only().header("Content-Type")).isEqualTo("application/json");
        assertThat(service().only().header("User-Agent")).isEqualTo("remediator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pagerduty/", "/pagerduty"})
    void an_address_with_a_path_is_kept(String path) {
        at(service().base().resolve(path)).send(calling(PAGE));
        assertThat(service().only().path()).isEqualTo("/pagerduty/v2/enqueue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:pass@x.example", "https://x.example?key=pass"})
    void an_address_with_a_secret_in_it_is_refused_and_not_repeated(String url) {
        assertThatThrownBy(() -> channel(URI.create(url), () -> SECRET, Timeouts.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a secret belongs into secret")
                .hasMessageNotContaining("pass");
    }

    @Test
    void pagerduty_is_where_it_always_is_unless_somebody_says_otherwise() {
        var spec = new ChannelSpec("night", kind(), "", "env:X", Map.of());
        assertThat(PagerDuty.of(spec, () -> SECRET, Timeouts.USUAL))
                .hasToString("PagerDuty at events.pagerduty.com");
    }
}
