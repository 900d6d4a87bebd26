package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoAlertTest extends ChannelContract {

    @Override
    ChannelKind kind() {
        return ChannelKind.GOALERT;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return GoAlert.of(spec(base, Map.of()), credential, timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(204, "");
    }

    @Override
    String key(Taken taken) {
        return taken.form().getOrDefault("dedup", "");
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo("/api/v2/generic/incoming");
        assertThat(taken.query()).as("the token is in no address").isEmpty();
        var form = taken.form();
        assertThat(form).containsEntry("token", SECRET).containsKeys("dedup", "details");
        assertThat(form.getOrDefault("dedup", "")).isNotBlank().hasSizeLessThan(255);
        assertThat(form.getOrDefault("summary", "").getBytes(StandardCharsets.UTF_8))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(1024);
        assertThat(form.getOrDefault("details", "").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(6 * 1024);
        assertThat(form.getOrDefault("action", "close")).isEqualTo("close");
    }

    @Test
    void a_call_says_what_it_is_about_and_closes_nothing() {
        send(Pages.ladderExhausted());
        assertThat(service().only().form())
                .doesNotContainKey("action")
                .containsEntry("dedup", "remediator:inc-1")
                .hasEntrySatisfying("summary", text -> assertThat(text).contains("InstanceDown"))
                .hasEntrySatisfying(
                        "details",
                        text ->
                                assertThat(text)
                                        .contains("restart the service")
                                        .contains("https://remediator.example/api/incidents/inc-1")
                                        .contains("https://remediator.example/api/andon"));
    }

    @Test
    void the_end_closes() {
        send(Pages.as(Page.Action.RESOLVE, Pages.ladderExhausted()));
        assertThat(service().only().form()).containsEntry("action", "close");
    }

    @Test
    void newer_servers_answer_200() {
        service().always(Reply.of(200, "{\"AlertID\": 1}"));
        assertThat(send(Pages.ladderExhausted())).isInstanceOf(Sent.class);
    }

    @Test
    void it_has_no_usual_address() {
        var spec = new ChannelSpec("night", kind(), "", "env:X", Map.of());
        assertThatThrownBy(() -> GoAlert.of(spec, () -> SECRET, Timeouts.USUAL))
                .hasMessage("the channel night has no url; say where its service is");
    }
}
