package dev.remediator.adapter.sentry;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookTest {
    private static final Answers SENTRY = Answers.of(new SentryAdapter());

    private static final String CREATED = "\"action\": \"created\"";
    private static final String ISSUE = "issue\0007741092233";
    private static final Instant AN_HOUR_ON = THREE_AM.plus(Duration.ofHours(1));

    @Test
    void every_field_of_an_issue_is_translated() {
        var delivery = delivery(SENTRY.changed("firing"));
        assertThat(SENTRY.alert(SENTRY.changed("firing")))
                .returns(delivery.key("sentry", ISSUE), Alert::series)
                .returns(delivery.key("sentry", ISSUE), Alert::episode)
                .returns(delivery.digest(), Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("TimeoutError: ledger did not answer", Alert::name)
                .returns("project/checkout", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:20:11.204463Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void an_issue_has_labels_and_leads_to_sentry() {
        assertThat(SENTRY.alert(SENTRY.changed("firing")))
                .returns(
                        Map.of(
                                "project", "checkout",
                                "issue_id", "7741092233",
                                "short_id", "CHECKOUT-3K",
                                "platform", "python",
                                "substatus", "new",
                                "category", "error",
                                "severity", "error"),
                        Alert::labels)
                .returns(
                        Map.of("sentry", "https://porto.sentry.example/issues/7741092233/"),
                        Alert::links);
    }

    @ParameterizedTest
    @CsvSource({
        "created,    FIRING",
        "unresolved, FIRING",
        "Resolved,   RESOLVED",
        "assigned,   ACKNOWLEDGED",
        "unassigned, FIRING",
        "archived,   SUPPRESSED",
        "ignored,    SUPPRESSED",
        "triggered,  FIRING",
    })
    void the_action_says_whether_an_issue_fires(String action, AlertStatus status) {
        assertThat(
                        SENTRY.alert(
                                        SENTRY.changed(
                                                "firing",
                                                CREATED,
                                                "\"action\": \"" + action + "\""))
                                .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"assigned, ignored, SUPPRESSED", "triggered, resolved, RESOLVED"})
    void where_the_action_does_not_say_so_the_state_does(
            String action, String state, AlertStatus status) {
        var body =
                SENTRY.changed(
                        "firing",
                        CREATED,
                        "\"action\": \"" + action + "\"",
                        "\"unresolved\"",
                        "\"" + state + "\"");
        assertThat(SENTRY.alert(body).status()).isEqualTo(status);
    }

    @Test
    void a_resolved_issue_that_is_assigned_is_no_alert() {
        var body =
                SENTRY.changed("resolved", "\"action\": \"resolved\"", "\"action\": \"assigned\"");
        assertThat(SENTRY.to(body)).isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_later_message_is_never_older_than_what_it_follows() {
        assertThat(SENTRY.alert(SENTRY.changed("resolved")).startsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:26:00.500Z"))
                .isAfter(SENTRY.alert(SENTRY.changed("event-alert")).startsAt());
    }

    @Test
    void an_odd_issue_is_read() {
        assertThat(SENTRY.alert(SENTRY.changed("odd")))
                .returns("project/front-end", Alert::resource)
                .returns(Severity.UNKNOWN, Alert::severity)
                .returns(Map.of(), Alert::links)
                .returns(Instant.parse("2026-03-01T02:24:05.500Z"), Alert::startsAt);
    }

    @Test
    void an_issue_alert_is_about_its_issue_in_its_environment() {
        assertThat(SENTRY.alert(SENTRY.changed("event-alert")))
                .returns(SENTRY.alert(SENTRY.changed("resolved")).series(), Alert::series)
                .returns(SENTRY.alert(SENTRY.changed("resolved")).episode(), Alert::episode)
                .returns("TimeoutError: ledger did not answer", Alert::name)
                .returns("project/checkout/production", Alert::resource)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns(Instant.parse("2026-03-01T02:24:04.210463Z"), Alert::startsAt);
    }

    @Test
    void an_issue_alert_has_the_labels_of_its_event() {
        assertThat(SENTRY.alert(SENTRY.changed("event-alert")).labels())
                .containsOnly(
                        entry("environment", "production"),
                        entry("server_name", "shop-2"),
                        entry("level", "fatal"),
                        entry("severity", "fatal"),
                        entry("platform", "python"),
                        entry("project", "checkout"),
                        entry("issue_id", "7741092233"),
                        entry("alert_rule", "Shop is down"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-alert", "plugin"})
    void nobody_says_that_an_event_is_over(String name) {
        assertThat(SENTRY.alert(SENTRY.changed(name)).endsAt()).isEqualTo(AN_HOUR_ON);
    }

    @Test
    void an_error_is_read_like_an_event() {
        var error =
                SENTRY.changed(
                        "event-alert", "\"event\": {", "\"error\": {", "triggered", "created");
        assertThat(SENTRY.alert(error))
                .returns(SENTRY.alert(SENTRY.changed("event-alert")).series(), Alert::series)
                .returns(AN_HOUR_ON, Alert::endsAt);
    }

    @Test
    void the_plugin_tells_of_the_same_issue() {
        assertThat(SENTRY.alert(SENTRY.changed("plugin")))
                .returns(SENTRY.alert(SENTRY.changed("firing")).series(), Alert::series)
                .returns("ledger answers slowly", Alert::name)
                .returns("project/checkout/staging", Alert::resource)
                .returns(Severity.WARNING, Alert::severity)
                .returns(Instant.parse("2026-03-01T02:24:04.250Z"), Alert::startsAt)
                .returns("shop-1", alert -> alert.labels().get("server_name"))
                .returns("Shop is slow", alert -> alert.labels().get("alert_rule"));
    }

    @Test
    void every_field_of_a_metric_alert_is_translated() {
        var delivery = delivery("");
        assertThat(SENTRY.alert(SENTRY.changed("metric-critical")))
                .returns(delivery.key("sentry", "metric_alert\00077"), Alert::series)
                .returns(delivery.key("sentry", "metric_alert\00077\00090210"), Alert::episode)
                .returns("Too many errors", Alert::name)
                .returns("project/checkout/production", Alert::resource)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns(Instant.parse("2026-03-01T02:30:00Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @ParameterizedTest
    @CsvSource({
        "critical, FIRING,   CRITICAL",
        "Warning,  FIRING,   WARNING",
        "resolved, RESOLVED, UNKNOWN",
    })
    void only_the_action_says_what_a_metric_alert_is(
            String action, AlertStatus status, Severity severity) {
        assertThat(
                        SENTRY.alert(
                                SENTRY.changed(
                                        "metric-critical", "\"critical\"", "\"" + action + "\"")))
                .returns(status, Alert::status)
                .returns(severity, Alert::severity)
                .returns(SENTRY.alert(SENTRY.changed("metric-critical")).episode(), Alert::episode);
    }

    @Test
    void headers_tell_a_retry_and_when_it_was_sent() {
        var headers = Map.of("request-id", "r-1", "sentry-hook-timestamp", "1772332500");
        var sent =
                new Delivery("test", headers, SENTRY.changed("resolved").getBytes(UTF_8), THREE_AM);
        assertThat(new SentryAdapter().adapt(sent))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        alerts ->
                                assertThat(alerts.alerts().getFirst())
                                        .returns(sent.key("sentry", "r-1"), Alert::delivery)
                                        .returns(Instant.ofEpochSecond(1772332500), Alert::endsAt));
    }

    @ParameterizedTest
    @CsvSource({
        "created,    1772332500, 2026-03-01T02:20:11.204463Z",
        "assigned,   1772332500, 2026-03-01T02:20:11.204463Z",
        "unresolved, 1772332500, 2026-03-01T02:35:00Z",
        "resolved,   1772332500, 2026-03-01T02:35:00Z",
        "unresolved, 1772331000, 2026-03-01T02:20:11.204463Z",
        "resolved,   nonsense,   2026-03-01T02:20:11.204463Z",
    })
    void an_issue_that_comes_back_without_an_event_begins_when_that_was_said(
            String action, String sentAt, Instant beginning) {
        var body = SENTRY.changed("firing", CREATED, "\"action\": \"" + action + "\"");
        var headers = Map.of("Sentry-Hook-Timestamp", sentAt);
        var sent = new Delivery("test", headers, body.getBytes(UTF_8), THREE_AM);
        assertThat(new SentryAdapter().adapt(sent))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        said ->
                                assertThat(said.alerts())
                                        .extracting(Alert::startsAt)
                                        .containsExactly(beginning));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\": \"created\", \"installation\": {\"uuid\": \"7\"},"
                        + " \"data\": {\"installation\": {\"status\": \"pending\"}}}",
                "{\"action\": \"deleted\", \"installation\": {\"uuid\": \"7\"},"
                        + " \"data\": {\"comment\": \"fixed\", \"issue_id\": 100}}",
                "{\"action\": \"root_cause_started\", \"installation\": {\"uuid\": \"7\"},"
                        + " \"data\": {\"run_id\": 1, \"group_id\": 2}}"
            })
    void what_is_about_something_else_is_no_alert(String body) {
        assertThat(SENTRY.to(body)).isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_resource_nobody_knows_is_no_alert_if_the_header_is_sentrys() {
        var headers = Map.of("Sentry-Hook-Resource", "preprod_artifact");
        var body = "{\"action\": \"size_analysis_completed\", \"data\": {}}".getBytes(UTF_8);
        assertThat(new SentryAdapter().adapt(new Delivery("test", headers, body, THREE_AM)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firing          | \"action\": \"created\"  | \"action\": \"painted\" | action",
                "firing          | \"7741092233\"           | \"\"             | data/issue/id",
                "firing          | \"2026-03-01T02:20:11.204463Z\" | \"x\" | data/issue/firstSeen",
                "metric-critical | \"action\": \"critical\" | \"action\": \"\" | action",
                "metric-critical | \"id\": 77 | \"no\": 77 | data/metric_alert/alert_rule/id",
                "event-alert     | 7741092233               | x         | data/event/issue_id",
                "plugin          | \"id\": \"7741092233\"   | \"id\": null     | id",
            })
    void what_is_missing_or_wrong_is_named(String name, String from, String to, String field) {
        assertThat(SENTRY.to(SENTRY.changed(name, from, to)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({
        "firing, true",
        "resolved, true",
        "odd, true",
        "event-alert, true",
        "metric-critical, true",
        "plugin, true",
        "nonsense, false",
    })
    void a_message_on_an_inbox_topic_is_recognised(String name, boolean known) {
        var registry = AdapterRegistry.of(List.of(new SentryAdapter()));
        assertThat(registry.recognise(SENTRY.changed(name).getBytes(UTF_8)).isPresent())
                .isEqualTo(known);
    }
}
