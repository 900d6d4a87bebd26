package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What Slack takes, and what a page must never do there.
final class SlackRules {

    private SlackRules() {}

    /// Requires that Slack would take it, and that nobody is mentioned.
    static void fits(JsonNode message) {
        harmless(message.path("text").asString());
        assertThat(message.path("text").asString()).isNotBlank().hasSizeLessThanOrEqualTo(4000);
        assertThat(message.path("blocks").size()).isLessThanOrEqualTo(50);
        assertThat(message.path("blocks").toString()).hasSizeLessThan(13_000);
        for (var block : message.path("blocks")) {
            var text = block.path("text");
            boolean header = block.path("type").asString().equals("header");
            assertThat(text.path("type").asString()).isEqualTo(header ? "plain_text" : "mrkdwn");
            assertThat(text.path("text").asString())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(header ? 150 : 3000);
            assertThat(text.path("verbatim").asBoolean(false)).isEqualTo(!header);
        }
        texts(message).forEach(SlackRules::harmless);
    }

    private static void harmless(String text) {
        assertThat(text.replaceAll("<https?://[!-;=?-~]+>", ""))
                .doesNotContain("<", ">", "@here", "@channel", "@everyone");
    }

    /// The text of each section.
    static List<String> texts(JsonNode message) {
        var texts = new ArrayList<String>();
        for (var block : message.path("blocks")) {
            if (block.path("type").asString().equals("section")) {
                texts.add(block.path("text").path("text").asString());
            }
        }
        return texts;
    }
}
