package dev.remediator.adapter.json;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

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
class PlainAlertTest {
    private static final Answers JSON = Answers.of(new MappedJsonAdapter());

    @Test
    void every_field_is_translated() {
        var delivery = delivery(JSON.text("firing"));
        assertThat(JSON.fixture("firing"))
                .returns(delivery.key("json", "backup-db-1"), Alert::series)
                .returns(
                        delivery.key("json", "backup-db-1\0002026-03-01T02:14:05Z"), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("BackupFailed", Alert::name)
                .returns("host/db-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt);
    }

    @Test
    void labels_tags_and_the_resource_are_labels() {
        assertThat(JSON.fixture("firing").labels())
                .containsExactly(
                        entry("host", "db-1"),
                        entry("severity", "error"),
                        entry("site", "lisbon"),
                        entry("tags", "nightly"),
                        entry("team", "storage"),
                        entry("tier", "1"));
    }

    @Test
    void links_are_web_addresses() {
        assertThat(JSON.fixture("firing").links())
                .containsExactly(
                        entry("log", "https://backup.lisbon.example/log/7"),
                        entry("source", "https://backup.lisbon.example/job/7"));
    }

    @Test
    void words_are_read_however_they_are_written() {
        assertThat(JSON.alerts(JSON.text("odd")))
                .extracting(Alert::name, Alert::status, Alert::severity, Alert::resource)
                .containsExactly(
                        tuple("DiskFull", AlertStatus.FIRING, Severity.WARNING, "host/web-1"),
                        tuple("NoStatus", AlertStatus.FIRING, Severity.ERROR, "instance/web-2"),
                        tuple("Nested", AlertStatus.RESOLVED, Severity.WARNING, "node/web-3"));
    }

    @ParameterizedTest
    @CsvSource({"clear, RESOLVED", "OK, RESOLVED", "normal, FIRING", "critical, FIRING"})
    void where_there_is_no_status_a_severity_may_say_that_it_is_over(
            String severity, AlertStatus expected) {
        var body =
                "{\"alert\": \"ram_in_use\", \"node\": \"web-1\", \"severity\": \"%s\"}"
                        .formatted(severity);
        assertThat(JSON.alert(body).status()).isEqualTo(expected);
    }

    @Test
    void without_a_status_nobody_will_say_that_it_is_over() {
        assertThat(JSON.alerts(JSON.text("odd")))
                .extracting(Alert::endsAt)
                .containsExactly(null, THREE_AM.plusSeconds(3600), null);
    }

    @Test
    void what_we_print_of_an_alert_can_be_read_again() {
        var printed =
                """
                {"status": "resolved", "severity": "unknown", "name": "Watchdog",
                 "resource": "alert/Watchdog", "series": "aa", "episode": "bb",
                 "startsAt": "2026-03-01T02:14:05Z", "endsAt": "2026-03-01T02:25:05Z",
                 "labels": {"job": "web"}, "links": {"runbook": "https://runbooks.example/"}}
                """;
        assertThat(JSON.alert(printed))
                .returns(delivery("").key("json", "aa"), Alert::series)
                .returns(delivery("").key("json", "bb"), Alert::episode)
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(Severity.UNKNOWN, Alert::severity)
                .returns("alert/Watchdog", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns(Instant.parse("2026-03-01T02:25:05Z"), Alert::endsAt)
                .returns(Map.of("job", "web"), Alert::labels)
                .returns(Map.of("runbook", "https://runbooks.example/"), Alert::links);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"name\":\"n\",\"host\":\"a\"}',                      '{\"name\":\"n\",\"host\":\"b\"}'",
        "'{\"name\":\"n\",\"host\":\"a\"}',                      '{\"name\":\"m\",\"host\":\"a\"}'",
        "'{\"name\":\"n\",\"host\":\"a\",\"id\":1}',             '{\"name\":\"n\",\"host\":\"a\",\"id\":2}'",
        "'{\"name\":\"n\",\"status\":\"ok\",\"labels\":{\"a\":1}}',"
                + " '{\"name\":\"n\",\"status\":\"ok\",\"labels\":{\"a\":2}}'",
    })
    void two_things_never_share_a_series(String one, String other) {
        assertThat(JSON.alert(one).series()).isNotEqualTo(JSON.alert(other).series());
    }

    @Test
    void a_messages_own_time_tells_no_episodes_apart() {
        var down = "{\"name\":\"n\",\"host\":\"a\",\"state\":\"down\",\"timestamp\":1772331245}";
        var up = down.replace("down", "up").replace("1245", "1905");
        assertThat(JSON.alert(up)).returns(JSON.alert(down).episode(), Alert::episode);
    }

    @ParameterizedTest
    @CsvSource({
        "firing, FIRING",
        "ALARM, FIRING",
        "triggered, FIRING",
        "Acked, ACKNOWLEDGED",
        "OK, RESOLVED",
        "recovered, RESOLVED",
        "muted, SUPPRESSED",
    })
    void a_word_says_whether_it_fires(String word, AlertStatus status) {
        assertThat(JSON.alert("{\"name\":\"n\",\"status\":\"%s\"}".formatted(word)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{}>name",
                "{\"status\":\"firing\"}>name",
                "{\"name\":\"Bob\",\"age\":3}>status",
                "{\"name\":\"n\",\"state\":\"sideways\"}>state",
                "{\"name\":\"n\",\"status\":\"ok\",\"starts_at\":\"soon\"}>starts_at",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(JSON.rejected(body)).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"alerts\":[]}"})
    void no_alerts_are_no_alert(String body) {
        assertThat(JSON.to(body)).isInstanceOf(Adapted.Ignored.class);
    }
}
