package dev.remediator.it.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.it.fixture.Http;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.net.URI;
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

/// Opsgenie's alerts against their description.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpsgenieOpenApiIT {
    private static final Instant NOW = Instant.parse("2026-08-04T03:15:00Z");

    @TempDir static Path directory;

    private Prism prism;

    @BeforeAll
    void start() throws IOException {
        prism = new Prism(directory, Prism.kept(directory, "opsgenie-alerts-v2.yaml"));
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
        assertThat(send(action, Map.of())).isInstanceOf(Delivery.Sent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "schedule", "escalation", "user"})
    void every_responder_keeps_to_it(String option) {
        assertThat(send(Page.Action.TRIGGER, Map.of(option, "somebody")))
                .isInstanceOf(Delivery.Sent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void a_service_that_cannot_now_is_asked_later(int status) {
        prism.answering(status);
        assertThat(send(Page.Action.TRIGGER, Map.of())).isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void what_does_not_keep_to_it_would_be_seen() throws IOException {
        try (var http = new Http(URI.create(prism.base()).getPort())) {
            assertThat(http.post("/v2/alerts", "{\"alias\":\"x\"}")).isBetween(400, 499);
        }
    }

    private Delivery send(Page.Action action, Map<String, String> options) {
        return Calls.channel(ChannelKind.OPSGENIE, prism.base(), options)
                .send(Calls.about("inc-1", action, Severity.CRITICAL, NOW));
    }
}
