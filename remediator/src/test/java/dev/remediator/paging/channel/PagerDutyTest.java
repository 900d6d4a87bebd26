package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

class PagerDutyTest extends ChannelContract {

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
}
