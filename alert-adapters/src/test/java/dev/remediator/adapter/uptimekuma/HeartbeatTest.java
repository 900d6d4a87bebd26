package dev.remediator.adapter.uptimekuma;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeartbeatTest {
    private static final Answers KUMA = Answers.of(new UptimeKumaAdapter());
    private static final Instant DOWN = Instant.parse("2026-03-01T02:14:05Z");

    @Test
    void every_field_is_translated() {
        var delivery = delivery(KUMA.text("firing"));
        assertThat(KUMA.fixture("firing"))
                .returns(delivery.key("uptime-kuma", "12"), Alert::series)
                .returns(delivery.key("uptime-kuma", "12"), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("Shop front", Alert::name)
                .returns("host/shop.lisbon.example", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05.123Z"), Alert::startsAt)
                .returns(Map.of("site", "https://shop.lisbon.example:8443/health"), Alert::links);
    }

    @Test
    void tags_and_the_monitor_are_labels() {
        assertThat(KUMA.fixture("firing").labels())
                .containsExactly(
                        entry("host", "shop.lisbon.example"),
                        entry("monitor", "Shop front"),
                        entry("monitor_id", "12"),
                        entry("tags", "production"),
                        entry("team", "web"),
                        entry("type", "http"));
    }

    @Test
    void a_port_monitor_has_a_host_and_no_address() {
        assertThat(KUMA.fixture("odd"))
                .returns("host/mail-1.lisbon.example", Alert::resource)
                .returns("25", alert -> alert.labels().get("port"))
                .returns(DOWN, Alert::startsAt);
    }

    @ParameterizedTest
    @CsvSource({
        "0, FIRING",
        "\"0\", FIRING",
        "1, RESOLVED",
        "3, SUPPRESSED",
        "\"DOWN\", FIRING",
        "\"up\", RESOLVED",
    })
    void a_status_says_whether_it_fires(String status, AlertStatus expected) {
        assertThat(KUMA.alert(body(status, "")).status()).isEqualTo(expected);
    }

    @Test
    void a_pending_monitor_is_no_alert() {
        assertThat(KUMA.to(body("2", ""))).isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_notification_that_is_sent_again_is_still_an_alert() {
        assertThat(KUMA.alert(body("0", ",\"important\":false")).firing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "\"timezoneOffset\":\"-05:00\">2026-03-01T07:14:05Z",
                "\"timezoneOffset\":330>2026-02-28T20:44:05Z",
                "\"timezone\":\"Europe/Berlin\">2026-03-01T01:14:05Z",
                "\"msg\":\"\">2026-03-01T01:14:05Z",
            })
    void local_time_is_read_with_its_offset_or_else_the_integrations_zone(
            String members, Instant time) {
        var berlin = KUMA.with(Reading.DEFAULT.in(ZoneId.of("Europe/Berlin")));
        var body = body("0", ",\"localDateTime\":\"2026-03-01 02:14:05\"," + members);
        assertThat(berlin.alert(body).startsAt()).isEqualTo(time);
    }

    @Test
    void a_heartbeat_without_a_time_begins_when_it_arrives() {
        assertThat(KUMA.alert(body("0", "")).startsAt()).isEqualTo(THREE_AM);
    }

    @Test
    void the_test_button_is_no_alert() {
        assertThat(KUMA.to("{\"heartbeat\":null,\"monitor\":null,\"msg\":\"My Testing\"}"))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "[Shop][https://shop.example] server certificate shop.example will be expired in 7"
                        + " days>CertificateExpires",
                "[Shop][https://shop.example] Domain name shop.example will expire in 14"
                        + " days>DomainExpires",
            })
    void what_expires_is_a_warning_that_nobody_takes_back(String message, String name) {
        assertThat(KUMA.alert("{\"heartbeat\":null,\"msg\":\"%s\"}".formatted(message)))
                .returns(name, Alert::name)
                .returns("host/shop.example", Alert::resource)
                .returns(Severity.WARNING, Alert::severity)
                .returns(THREE_AM.plusSeconds(3600), Alert::endsAt);
    }

    @Test
    void everything_may_stand_in_the_address() {
        var query =
                Map.of(
                        "msg", "[Mail] [Down] no answer",
                        "heartbeat", "{\"status\":0,\"time\":\"2026-03-01 02:14:05.000\"}",
                        "monitor", "{\"id\":7,\"name\":\"Mail\"}");
        var alerts = Answers.alerts(KUMA.adapter().adapt(delivery("").asking(query)));
        assertThat(alerts.getFirst()).returns("Mail", Alert::name).returns(DOWN, Alert::startsAt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=xyz", ""})
    void a_form_in_parts_is_the_same(String contentType) {
        var body =
                "--xyz\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n"
                        + KUMA.text("firing")
                        + "\r\n--xyz--\r\n";
        var headers = Map.of("Content-Type", contentType);
        var delivery = new Delivery("test", headers, body.getBytes(UTF_8), THREE_AM);
        assertThat(Answers.alerts(KUMA.adapter().adapt(delivery)).getFirst().series())
                .isEqualTo(KUMA.fixture("firing").series());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{}>heartbeat",
                "{\"heartbeat\":{},\"monitor\":{\"id\":1}}>heartbeat/status",
                "{\"heartbeat\":{\"status\":9},\"monitor\":{\"id\":1}}>heartbeat/status",
                "{\"heartbeat\":{\"status\":0},\"monitor\":{}}>monitor/id",
                "{\"heartbeat\":{\"status\":0,\"localDateTime\":\"2026-03-01 02:14:05\","
                        + "\"timezoneOffset\":\"x\"},\"monitor\":{\"id\":1}}>heartbeat/timezoneOffset",
                "{\"heartbeat\":\"{\",\"msg\":\"x\"}>heartbeat",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(KUMA.rejected(body)).isEqualTo(field);
    }

    private static String body(String status, String members) {
        return "{\"heartbeat\":{\"status\":%s%s},\"monitor\":{\"id\":7,\"name\":\"Mail\"}}"
                .formatted(status, members);
    }
}
