package dev.remediator.adapter.pingdom;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StateChangeTest {
    private static final Answers PINGDOM = Answers.of(new PingdomAdapter());

    @Test
    void every_field_is_translated() {
        var delivery = delivery(PINGDOM.text("firing"));
        assertThat(PINGDOM.fixture("firing"))
                .returns(delivery.key("pingdom", "7701345"), Alert::series)
                .returns(delivery.key("pingdom", "7701345"), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("Shop front", Alert::name)
                .returns("host/shop.lisbon.example", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt);
    }

    @Test
    void tags_and_the_check_are_labels() {
        assertThat(PINGDOM.fixture("firing").labels())
                .containsExactly(
                        entry("check_id", "7701345"),
                        entry("check_type", "HTTP"),
                        entry("host", "shop.lisbon.example"),
                        entry("importance_level", "HIGH"),
                        entry("tags", "production"),
                        entry("team", "web"));
    }

    @Test
    void people_are_told_what_pingdom_says() {
        assertThat(PINGDOM.fixture("firing").annotations())
                .containsEntry("custom_message", "Ask the web team.")
                .containsEntry("description", "HTTP Error 503")
                .containsEntry("probe", "Porto, Portugal");
    }

    @Test
    void an_up_begins_and_ends_when_the_check_came_up() {
        var up = Instant.parse("2026-03-01T02:25:05Z");
        assertThat(PINGDOM.fixture("resolved"))
                .returns(up, Alert::startsAt)
                .returns(up, Alert::endsAt);
    }

    @Test
    void a_transaction_is_about_itself() {
        assertThat(PINGDOM.fixture("odd"))
                .returns("check/Buy a cup", Alert::resource)
                .returns(Severity.WARNING, Alert::severity)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns("shop", alert -> alert.labels().get("team"));
    }

    @ParameterizedTest
    @CsvSource({
        "DOWN, FIRING",
        "failing, FIRING",
        "UP, RESOLVED",
        "Success, RESOLVED",
    })
    void a_state_says_whether_it_fires(String state, AlertStatus status) {
        assertThat(PINGDOM.alert(body(state)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "unconfirmed_down", "PAUSED"})
    void what_pingdom_does_not_know_is_no_alert(String state) {
        assertThat(PINGDOM.to(body(state))).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{\"check_id\":1}>current_state",
                "{\"check_id\":1,\"current_state\":\"ON FIRE\"}>current_state",
                "{\"current_state\":\"DOWN\"}>check_id",
                "{\"check_id\":1,\"current_state\":\"DOWN\",\"check_params\":7}>check_params",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(PINGDOM.rejected(body)).isEqualTo(field);
    }

    private static String body(String state) {
        return "{\"check_id\":1,\"check_name\":\"c\",\"current_state\":\"%s\"}".formatted(state);
    }
}
