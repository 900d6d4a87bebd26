package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.settings.ChannelSpec;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelsTest {
    private static final Map<ChannelKind, Map<String, String>> NEEDED =
            Map.of(
                    ChannelKind.PAGERDUTY, Map.of(),
                    ChannelKind.OPSGENIE, Map.of(),
                    ChannelKind.SPLUNK_ON_CALL, Map.of("routing-key", "web"),
                    ChannelKind.SLACK, Map.of("room", "C012AB3CD"),
                    ChannelKind.TWILIO_SMS, Map.of("account", "AC1", "from", "+15550100"),
                    ChannelKind.TWILIO_VOICE, Map.of("account", "AC1", "from", "+15550100"),
                    ChannelKind.GOALERT, Map.of(),
                    ChannelKind.ALERTMANAGER, Map.of(),
                    ChannelKind.STATUSPAGE, Map.of("page", "kctbh9vrtdwd"),
                    ChannelKind.WEBHOOK, Map.of());

    static Stream<Arguments> odd() {
        return NEEDED.keySet().stream()
                .flatMap(
                        kind ->
                                Stream.of(
                                                "smtp://pager.example",
                                                "https://a b.example",
                                                "https://[::1",
                                                "https://pager.example:99999",
                                                "https://:443",
                                                "https://ana:hidden@pager.example")
                                        .map(url -> Arguments.of(kind, url)));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void an_address_that_is_none_is_refused_in_a_sentence_without_what_is_in_it(
            ChannelKind kind, String url) {
        assertThatThrownBy(() -> made(kind, url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("url of the channel night must be an http or https address")
                .hasMessageNotContaining("hidden");
    }

    private static Channel made(ChannelKind kind, String url) {
        var options = NEEDED.getOrDefault(kind, Map.of());
        return Channels.of(
                new ChannelSpec("night", kind, url, "env:SECRET", options), () -> "secret");
    }
}
