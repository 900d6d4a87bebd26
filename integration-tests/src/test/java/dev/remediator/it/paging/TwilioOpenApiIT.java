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

/// Twilio's messages and calls against their description.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwilioOpenApiIT {
    private static final Instant NOW = Instant.parse("2026-08-04T03:15:00Z");
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final Map<String, String> FROM_A_NUMBER =
            Map.of("account", ACCOUNT, "from", "+15005550006", "to", "+491701234567");
    private static final Map<String, String> FROM_A_SERVICE =
            Map.of(
                    "account",
                    ACCOUNT,
                    "messaging-service",
                    "MG00000000000000000000000000000001",
                    "to",
                    "+491701234567");

    @TempDir static Path directory;

    private Prism prism;

    @BeforeAll
    void start() throws IOException {
        prism = new Prism(directory, Prism.kept(directory, "twilio-2010-04-01.yaml"));
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
    @EnumSource(names = {"TRIGGER", "RESOLVE"})
    void every_message_keeps_to_it(Page.Action action) {
        assertThat(send(ChannelKind.TWILIO_SMS, FROM_A_NUMBER, action)).isEqualTo(taken());
    }

    @Test
    void a_message_from_a_service_keeps_to_it() {
        assertThat(send(ChannelKind.TWILIO_SMS, FROM_A_SERVICE, Page.Action.TRIGGER))
                .isEqualTo(taken());
    }

    @Test
    void a_call_keeps_to_it() {
        assertThat(send(ChannelKind.TWILIO_VOICE, FROM_A_NUMBER, Page.Action.TRIGGER))
                .isEqualTo(taken());
    }

    @ParameterizedTest
    @EnumSource(names = {"TWILIO_SMS", "TWILIO_VOICE"})
    void what_it_answers_is_understood(ChannelKind kind) {
        prism.answering(400);
        assertThat(send(kind, FROM_A_NUMBER, Page.Action.TRIGGER))
                .isInstanceOfSatisfying(
                        Delivery.Permanent.class,
                        refused -> assertThat(refused.why()).contains("answered 400: 21211"));
        prism.answering(429);
        assertThat(send(kind, FROM_A_NUMBER, Page.Action.TRIGGER))
                .isInstanceOf(Delivery.Retry.class);
        prism.answering(500);
        assertThat(send(kind, FROM_A_NUMBER, Page.Action.TRIGGER))
                .isInstanceOf(Delivery.Ambiguous.class);
    }

    @Test
    void what_does_not_keep_to_it_would_be_seen() throws IOException {
        try (var http = new Http(URI.create(prism.base()).getPort())) {
            var path = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
            assertThat(http.post(path, "{}")).isBetween(400, 499);
        }
    }

    private static Delivery taken() {
        var sid = "SM00000000000000000000000000000001";
        return new Delivery.Sent("Twilio accepted it and calls it " + sid, sid);
    }

    private Delivery send(ChannelKind kind, Map<String, String> options, Page.Action action) {
        return Calls.channel(kind, prism.base(), options)
                .send(Calls.about("inc-1", action, Severity.CRITICAL, NOW));
    }
}
