package dev.remediator.adapter.uptimerobot;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MonitorEventTest {
    private static final Answers ROBOT = Answers.of(new UptimeRobotAdapter());

    @Test
    void every_field_is_translated() {
        var delivery = delivery(ROBOT.text("firing"));
        assertThat(ROBOT.fixture("firing"))
                .returns(delivery.key("uptime-robot", "781234567"), Alert::series)
                .returns(delivery.key("uptime-robot", "781234567"), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("Shop front", Alert::name)
                .returns("host/shop.lisbon.example", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt);
    }

    @Test
    void variables_nobody_filled_in_say_nothing() {
        assertThat(ROBOT.fixture("firing").annotations())
                .containsExactly(entry("description", "Connection Timeout"));
    }

    @Test
    void names_are_read_however_they_are_written() {
        assertThat(ROBOT.fixture("odd"))
                .returns("Mail", Alert::name)
                .returns("host/mail-1.lisbon.example", Alert::resource)
                .returns(THREE_AM, Alert::startsAt);
    }

    @ParameterizedTest
    @CsvSource({"1, FIRING", "2, RESOLVED", "Down, FIRING", "UP, RESOLVED"})
    void a_type_says_whether_it_fires(String type, AlertStatus status) {
        assertThat(ROBOT.alert(body(type)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"3, CertificateExpires", "SSL expiry, CertificateExpires", "Domain, DomainExpires"})
    void what_expires_is_a_warning_of_its_own(String type, String name) {
        assertThat(ROBOT.alert(body(type)))
                .returns(name, Alert::name)
                .returns(Severity.WARNING, Alert::severity)
                .returns(THREE_AM.plusSeconds(3600), Alert::endsAt)
                .doesNotReturn(ROBOT.alert(body("1")).series(), Alert::series);
    }

    @Test
    void a_number_nobody_knows_is_told_by_its_friendly_name() {
        var body =
                "{\"monitorID\":7,\"alertType\":4,\"alertTypeFriendlyName\":\"Domain expiry\"}";
        assertThat(ROBOT.alert(body).name()).isEqualTo("DomainExpires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"98", "99", "Paused", "Started"})
    void starting_and_pausing_a_monitor_are_no_alerts(String type) {
        assertThat(ROBOT.to(body(type))).isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_form_says_the_same_as_JSON() {
        var form = "monitorID=7&monitorURL=https%3A%2F%2Fa.example%2F&alertType=1";
        assertThat(ROBOT.alert(form))
                .returns(inTheAddress("").series(), Alert::series)
                .returns("host/a.example", Alert::resource);
    }

    @Test
    void the_address_says_it_although_there_is_a_body() {
        assertThat(inTheAddress("note=hello&team=web").series())
                .isEqualTo(inTheAddress("").series());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{}>alertType",
                "{\"alertType\":\"*alertType*\",\"monitorID\":\"7\"}>alertType",
                "{\"alertType\":\"17\",\"monitorID\":\"7\"}>alertType",
                "{\"alertType\":\"1\"}>monitorID",
                "{\"alertType\":\"1\",\"monitorID\":{}}>monitorID",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(ROBOT.rejected(body)).isEqualTo(field);
    }

    private static Alert inTheAddress(String body) {
        var query = Map.of("monitorID", "7", "monitorURL", "https://a.example/", "alertType", "1");
        return Answers.alerts(ROBOT.adapter().adapt(delivery(body).asking(query))).getFirst();
    }

    private static String body(String type) {
        return "{\"monitorID\":7,\"monitorFriendlyName\":\"Shop\",\"alertType\":\"%s\"}"
                .formatted(type);
    }
}
