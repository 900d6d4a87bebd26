package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TeamsTest extends ChannelContract {

    @Override
    ChannelKind kind() {
        return ChannelKind.TEAMS;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        var spec = new ChannelSpec("team", kind(), "", "env:SECRET", Map.of());
        var path = "/workflows/1/triggers/manual/paths/invoke?api-version=2016-06-01&sig=";
        return Teams.of(spec, () -> base + path + credential.now(), timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(202, "");
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.query()).isEqualTo("api-version=2016-06-01&sig=" + SECRET);
        assertThat(taken.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(20_000);
        assertThat(taken.json().path("type").asString()).isEqualTo("message");
        var card = card(taken);
        assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.path("version").asString()).isEqualTo("1.2");
        assertThat(card.path("body").isEmpty()).isFalse();
        for (var block : card.path("body")) {
            assertThat(block.path("type").asString()).isEqualTo("RichTextBlock");
            var run = block.path("inlines").path(0);
            assertThat(run.path("type").asString()).isEqualTo("TextRun");
            assertThat(run.path("text").asString()).isNotBlank().doesNotContain("{{");
            if (run.has("selectAction")) {
                opens(run.path("selectAction"));
            }
        }
        card.path("actions").forEach(TeamsTest::opens);
    }

    private static void opens(JsonNode action) {
        assertThat(action.path("type").asString()).isEqualTo("Action.OpenUrl");
        assertThat(action.path("url").asString()).matches("https?://[!-~]+");
    }

    private static JsonNode card(Taken taken) {
        var attachment = taken.json().path("attachments").path(0);
        assertThat(attachment.path("contentType").asString())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        return attachment.path("content");
    }

    @Test
    void a_page_says_everything_and_opens_the_incident_and_the_andon_cord() {
        send(Pages.ladderExhausted());
        var card = card(service().only());
        assertThat(texts(card).getFirst())
                .isEqualTo(
                        "[CRITICAL] InstanceDown on node/web-1: every remedy was tried and none"
                                + " helped");
        assertThat(texts(card)).contains("do next", "tried", "runbook https://wiki.example/web");
        assertThat(card.path("actions").findValuesAsString("url"))
                .containsExactly(
                        "https://remediator.example/api/incidents/inc-1",
                        "https://remediator.example/api/andon");
        assertThat(card.path("body").findValues("selectAction").toString())
                .contains("https://wiki.example/web");
    }

    @Test
    void the_end_is_green_and_says_so() {
        send(Pages.as(Page.Action.RESOLVE, Pages.ladderExhausted()));
        var heading = card(service().only()).path("body").path(0).path("inlines").path(0);
        assertThat(heading.path("text").asString()).startsWith("[RESOLVED]");
        assertThat(heading.path("color").asString()).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void any_2xx_means_that_the_workflow_has_begun(int status) {
        service().next(Reply.of(status, ""));
        assertThat(send(Pages.ladderExhausted())).isEqualTo(new Sent("Teams accepted it"));
    }

    private static List<String> texts(JsonNode card) {
        var texts = new ArrayList<String>();
        card.path("body")
                .forEach(b -> texts.add(b.path("inlines").path(0).path("text").asString()));
        return texts;
    }
}
