package dev.remediator.it.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.it.fixture.Http;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// PagerDuty's events against their description: ours, or PagerDuty's own if
/// `REMEDIATOR_PAGERDUTY_OPENAPI` names it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagerDutyOpenApiIT {
    private static final Instant NOW = Instant.parse("2026-08-04T03:15:00Z");

    @TempDir static Path directory;

    private Prism prism;
    private Channel channel;

    @BeforeAll
    void start() throws IOException {
        var published = System.getenv("REMEDIATOR_PAGERDUTY_OPENAPI");
        prism =
                new Prism(
                        directory,
                        published == null
                                ? Prism.kept(directory, "pagerduty-events-v2.yaml")
                                : complete(Path.of(published)));
        channel = Calls.channel(ChannelKind.PAGERDUTY, prism.base(), Map.of());
    }

    /// Prism does not look at the path of the description's server.
    private static Path complete(Path published) throws IOException {
        var json = JsonMapper.shared();
        var description = json.readTree(Files.readString(published)).asObject();
        var server = URI.create(description.at("/servers/0/url").asString()).getPath();
        var paths = description.path("paths").asObject();
        ObjectNode whole = description.putObject("paths");
        paths.properties().forEach(path -> whole.set(server + path.getKey(), path.getValue()));
        description.remove("servers");
        var copy = directory.resolve("published.json");
        Files.writeString(copy, json.writeValueAsString(description));
        return copy;
    }

    @AfterAll
    void stop() {
        if (prism != null) {
            prism.close();
        }
    }

    @BeforeEach
    void answerAsUsual() {
        prism.answering(0);
    }

    @ParameterizedTest
    @EnumSource
    void every_action_keeps_to_it(Page.Action action) {
        assertThat(send(action, Severity.CRITICAL)).isInstanceOf(Delivery.Sent.class);
    }

    @ParameterizedTest
    @EnumSource
    void every_severity_keeps_to_it(Severity severity) {
        assertThat(send(Page.Action.TRIGGER, severity)).isInstanceOf(Delivery.Sent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void a_service_that_cannot_now_is_asked_later(int status) {
        prism.answering(status);
        assertThat(send(Page.Action.TRIGGER, Severity.CRITICAL)).isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void a_refusal_is_one() {
        prism.answering(400);
        assertThat(send(Page.Action.TRIGGER, Severity.CRITICAL))
                .isInstanceOf(Delivery.Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"routing_key\":\"0123456789abcdef0123456789abcdef\",\"event_action\":\"wake\"}",
                "{\"routing_key\":\"0123456789abcdef0123456789abcdef\",\"event_action\":\"trigger\","
                        + "\"payload\":{\"summary\":\"x\",\"source\":\"y\",\"severity\":\"bad\"}}"
            })
    void what_does_not_keep_to_it_would_be_seen(String event) throws IOException {
        try (var http = new Http(URI.create(prism.base()).getPort())) {
            assertThat(http.post("/v2/enqueue", event)).isBetween(400, 499);
        }
    }

    private Delivery send(Page.Action action, Severity severity) {
        return channel.send(Calls.about("inc-1", action, severity, NOW));
    }
}
