package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SplunkOnCallTest extends ChannelContract {

    @Override
    ChannelKind kind() {
        return ChannelKind.SPLUNK_ON_CALL;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return SplunkOnCall.of(
                spec(base, Map.of("routing-key", "web team/night")), credential, timeouts);
    }

    @Override
    Reply success() {
        return Reply.of(200, "{\"result\":\"success\",\"entity_id\":\"remediator:inc-1\"}");
    }

    @Override
    String key(Taken taken) {
        return taken.json().path("entity_id").asString();
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path())
                .isEqualTo(
                        "/integrations/generic/20131114/alert/" + SECRET + "/web%20team%2Fnight");
        var event = taken.json();
        assertThat(event.path("message_type").asString())
                .isIn("CRITICAL", "ACKNOWLEDGEMENT", "RECOVERY");
        assertThat(event.path("entity_id").asString()).isNotBlank().hasSizeLessThan(255);
        assertThat(event.path("state_message").asString().getBytes(StandardCharsets.UTF_8))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(20_480);
        assertThat(event.path("monitoring_tool").asString()).isEqualTo("remediator");
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void a_call_of_any_severity_wakes_somebody(Severity severity) {
        send(Pages.of(Pages.alert(severity), Reason.NO_REMEDY));
        var event = service().only().json();
        assertThat(event.path("message_type").asString()).isEqualTo("CRITICAL");
        assertThat(event.path("entity_display_name").asString())
                .startsWith("[" + severity.word().toUpperCase(Locale.ROOT) + "]");
    }

    @ParameterizedTest
    @CsvSource({"ACKNOWLEDGE, ACKNOWLEDGEMENT, ana", "RESOLVE, RECOVERY, ''"})
    void what_follows_a_call_says_so(Page.Action action, String type, String author) {
        send(Pages.as(action, Pages.ladderExhausted()));
        assertThat(service().only().json().path("message_type").asString()).isEqualTo(type);
        assertThat(service().only().json().path("ack_author").asString("")).isEqualTo(author);
    }

    @Test
    void a_call_leads_to_the_incident_and_to_the_andon_cord() {
        send(Pages.ladderExhausted());
        var event = service().only().json();
        assertThat(event.path("vo_annotate.u.incident").asString())
                .isEqualTo("https://remediator.example/api/incidents/inc-1");
        assertThat(event.path("vo_annotate.u.andon cord").asString())
                .isEqualTo("https://remediator.example/api/andon");
        assertThat(event.path("state_start_time").asLong()).isEqualTo(1_785_813_300L);
    }

    @Test
    void a_failure_with_the_status_200_is_a_failure() {
        service()
                .always(
                        Reply.of(
                                200,
                                "{\"result\":\"failure\",\"message\":\"no key " + SECRET + "\"}"));
        assertThat(send(Pages.ladderExhausted()))
                .isEqualTo(new Permanent("Splunk On-Call refused it: no key ***"));
    }

    @Test
    void without_a_routing_key_nobody_would_be_called() {
        assertThatThrownBy(
                        () ->
                                SplunkOnCall.of(
                                        spec(URI.create("https://x.example"), Map.of()),
                                        () -> SECRET,
                                        Timeouts.USUAL))
                .hasMessage(
                        "channel needs the option routing-key; it says who is called at Splunk"
                                + " On-Call");
    }
}
