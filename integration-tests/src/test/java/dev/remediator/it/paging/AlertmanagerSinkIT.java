package dev.remediator.it.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.alertmanager.AlertmanagerAdapter;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.it.fixture.Alertmanager;
import dev.remediator.it.fixture.Http;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Pages at a real Alertmanager, and what it makes of them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertmanagerSinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path directory;

    private final Instant now = Instant.now();
    private Inbox inbox;
    private Alertmanager alertmanager;
    private Channel channel;

    @BeforeEach
    void start() throws IOException {
        inbox = new Inbox();
        alertmanager =
                Alertmanager.setUp(
                        directory,
                        """
                        route:
                          receiver: all
                          group_by: ['...']
                          group_wait: 1s
                          group_interval: 1s
                          repeat_interval: 1h
                        receivers:
                          - name: all
                            webhook_configs:
                              - url: %s/hook
                                send_resolved: true
                            pagerduty_configs:
                              - url: %s/v2/enqueue
                                routing_key: %s
                                send_resolved: true
                        """
                                .formatted(inbox.base(), inbox.base(), Calls.KEY));
        channel = Calls.channel(ChannelKind.ALERTMANAGER, alertmanager.url(), Map.of());
    }

    @AfterEach
    void stop() {
        if (alertmanager != null) {
            alertmanager.close();
        }
        if (inbox != null) {
            inbox.close();
        }
    }

    @Test
    void a_page_is_an_alert_until_it_is_over() throws IOException {
        assertThat(send(Page.Action.TRIGGER)).isInstanceOf(Delivery.Sent.class);
        assertThat(send(Page.Action.TRIGGER)).as("once more").isInstanceOf(Delivery.Sent.class);

        await("the alert").atMost(PATIENCE).until(() -> firing().size() == 1);
        var alert = firing().getFirst();
        assertThat(alert.at("/labels/alertname").asString()).isEqualTo("InstanceDown");
        assertThat(alert.at("/labels/" + OurPage.LABEL).asString()).isEqualTo("remediator:inc-1");
        assertThat(alert.at("/labels/severity").asString()).isEqualTo("critical");
        assertThat(alert.at("/annotations/description").asString()).contains("drain and reboot");
        assertThat(alert.path("generatorURL").asString())
                .isEqualTo("https://remediator.example/api/incidents/inc-1");

        assertThat(send(Page.Action.RESOLVE)).isInstanceOf(Delivery.Sent.class);
        await("its end").atMost(PATIENCE).until(() -> firing().isEmpty());
    }

    @Test
    void a_page_is_ended_although_its_alert_has_another_severity_now() throws IOException {
        channel.send(Calls.about("inc-1", Page.Action.TRIGGER, Severity.WARNING, now));
        await("the alert").atMost(PATIENCE).until(() -> firing().size() == 1);

        assertThat(send(Page.Action.RESOLVE)).isInstanceOf(Delivery.Sent.class);

        await("its end").atMost(PATIENCE).until(() -> firing().isEmpty());
    }

    @Test
    void what_it_tells_us_of_our_own_pages_is_no_alert() {
        send(Page.Action.TRIGGER);
        await("the webhook").atMost(PATIENCE).until(() -> !inbox.at("/hook").isEmpty());
        send(Page.Action.RESOLVE);
        await("the end").atMost(PATIENCE).until(() -> inbox.at("/hook").size() > 1);

        assertThat(inbox.at("/hook"))
                .allSatisfy(
                        posted ->
                                assertThat(adapted(posted.body()))
                                        .isInstanceOf(Adapted.Ignored.class));
        var foreign = inbox.at("/hook").getFirst().body().replace(OurPage.LABEL, "other");
        assertThat(adapted(foreign)).as("without our label").isInstanceOf(Adapted.Alerts.class);
    }

    /// What Alertmanager itself sends to PagerDuty has every field that we send with the same type,
    /// apart from what it does not know.
    @Test
    void our_events_for_pagerduty_look_like_alertmanagers_own() {
        var ours = Calls.channel(ChannelKind.PAGERDUTY, inbox.base() + "/ours", Map.of());
        for (var action : List.of(Page.Action.TRIGGER, Page.Action.RESOLVE)) {
            ours.send(Calls.about("inc-1", action, Severity.CRITICAL, now));
            send(action);
            int events = action == Page.Action.TRIGGER ? 1 : 2;
            await("Alertmanager's event")
                    .atMost(PATIENCE)
                    .until(() -> inbox.at("/v2/enqueue").size() == events);
        }

        var mine = inbox.at("/ours/v2/enqueue");
        var theirs = inbox.at("/v2/enqueue");
        assertThat(shape(mine.getFirst().json(), "", List.of("custom_details")))
                .contains(
                        "/routing_key STRING",
                        "/event_action STRING",
                        "/dedup_key STRING",
                        "/client STRING",
                        "/client_url STRING",
                        "/payload/summary STRING",
                        "/payload/source STRING",
                        "/payload/severity STRING",
                        "/payload/custom_details OBJECT");
        assertThat(shape(theirs.getFirst().json(), "", List.of("custom_details")))
                .as("all that Alertmanager says, we say too")
                .isSubsetOf(shape(mine.getFirst().json(), "", List.of("custom_details")));
        assertThat(theirs.getLast().json().path("event_action").asString())
                .isEqualTo(mine.getLast().json().path("event_action").asString())
                .isEqualTo("resolve");
    }

    private static List<String> shape(JsonNode node, String path, List<String> closed) {
        var all = new ArrayList<String>();
        for (var field : node.properties()) {
            var at = path + "/" + field.getKey();
            all.add(at + " " + field.getValue().getNodeType());
            if (!closed.contains(field.getKey())) {
                all.addAll(shape(field.getValue(), at, closed));
            }
        }
        return all;
    }

    private Adapted adapted(String body) {
        return new AlertmanagerAdapter()
                .adapt(
                        new dev.remediator.adapter.Delivery(
                                "alertmanager",
                                Map.of(),
                                body.getBytes(StandardCharsets.UTF_8),
                                now));
    }

    private Delivery send(Page.Action action) {
        return channel.send(Calls.about("inc-1", action, Severity.CRITICAL, now));
    }

    private List<JsonNode> firing() throws IOException {
        try (var http = new Http(URI.create(alertmanager.url()).getPort())) {
            return http.get("/api/v2/alerts").valueStream().toList();
        }
    }
}
