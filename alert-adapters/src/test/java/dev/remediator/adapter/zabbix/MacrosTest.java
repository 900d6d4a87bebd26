package dev.remediator.adapter.zabbix;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The messages of the media type in the guide.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MacrosTest {
    private static final Answers ZABBIX = Answers.of(new ZabbixAdapter());

    @Test
    void every_macro_finds_its_place() {
        var alert = ZABBIX.alertIn("firing.json");
        assertThat(alert.name()).isEqualTo("Disk space is low on /");
        assertThat(alert.resource()).isEqualTo("host/db-1.lisbon.example");
        assertThat(alert.severity()).isEqualTo(Severity.ERROR);
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05Z");
        assertThat(alert.labels())
                .containsEntry("component", "storage")
                .containsEntry("scope", "capacity")
                .containsEntry("host", "db-1.lisbon.example")
                .containsEntry("host_name", "Database 1")
                .containsEntry("address", "192.0.2.21")
                .containsEntry("hostgroups", "Databases")
                .containsEntry("item_key", "vfs.fs.size[/,pused]")
                .containsEntry("severity", "High");
        assertThat(alert.annotations())
                .containsEntry("message", "Disk space is low on db-1: 97 %")
                .containsEntry("opdata", "97 %")
                .containsEntry("description", "Less than 5 % are left.")
                .doesNotContainKey("update");
        assertThat(alert.links())
                .containsEntry(
                        "zabbix",
                        "https://zabbix.example/tr_events.php?triggerid=23712&eventid=70211")
                .containsEntry("trigger", "https://runbooks.example/disk");
    }

    @Test
    void a_recovery_says_when_it_was_over() {
        assertThat(ZABBIX.alertIn("resolved.json").endsAt()).isEqualTo("2026-03-01T02:50:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "1, PROBLEM, , No, FIRING",
        "0, RESOLVED, , No, RESOLVED",
        "0, RESOLVED, acknowledged, Yes, RESOLVED",
        "1, PROBLEM, acknowledged, Yes, ACKNOWLEDGED",
        "1, PROBLEM, unacknowledged, No, FIRING",
        "1, PROBLEM, unacknowledged and commented, Yes, FIRING",
        "1, PROBLEM, suppressed, No, SUPPRESSED",
        "1, PROBLEM, unsuppressed, No, FIRING",
        "1, PROBLEM, unsuppressed, Yes, ACKNOWLEDGED",
        "1, PROBLEM, closed, No, RESOLVED",
        "1, PROBLEM, 'acknowledged, commented and closed', Yes, RESOLVED",
        "1, PROBLEM, acknowledged and suppressed until 2026.03.02, Yes, SUPPRESSED",
        "1, PROBLEM, commented, Yes, ACKNOWLEDGED",
        "1, PROBLEM, changed severity from Average to High, No, FIRING",
        ", problem, , No, FIRING",
        ", Ok, , No, RESOLVED",
        ", RESOLVED, , No, RESOLVED",
        "{EVENT.VALUE}, PROBLEM, , No, FIRING",
    })
    void value_status_and_what_was_done_say_whether_it_fires(
            String value, String status, String action, String taken, AlertStatus wanted) {
        var body =
                ZABBIX.with(
                        "firing.json",
                        Map.of(
                                "event_value",
                                value == null ? "" : value,
                                "event_status",
                                status,
                                "event_update_action",
                                action == null ? "" : action,
                                "event_ack_status",
                                taken));
        assertThat(ZABBIX.alert(body).status()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "0, Anything, INFO",
        "1, Anything, INFO",
        "2, Anything, WARNING",
        "3, Anything, WARNING",
        "4, Anything, ERROR",
        "5, Anything, CRITICAL",
        ", Not classified, INFO",
        ", Information, INFO",
        ", Warning, WARNING",
        ", Average, WARNING",
        ", High, ERROR",
        ", Disaster, CRITICAL",
        ", 5, CRITICAL",
        ", Brennt, UNKNOWN",
        "{EVENT.NSEVERITY}, Disaster, CRITICAL",
    })
    void a_severity_is_read_by_its_number_and_else_by_its_name(
            String number, String name, Severity wanted) {
        var members =
                Map.of("event_nseverity", number == null ? "" : number, "event_severity", name);
        assertThat(ZABBIX.alert(ZABBIX.with("firing.json", members)).severity()).isEqualTo(wanted);
    }

    @Test
    void times_without_seconds_since_1970_are_in_the_zone_of_the_integration() {
        var body = ZABBIX.with("firing.json", Map.of("event_timestamp", "{EVENT.TIMESTAMP}"));
        var delivery = delivery(body).readAs(Reading.DEFAULT.in(ZoneId.of("Europe/Paris")));
        assertThat(new ZabbixAdapter().adapt(delivery))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        alerts ->
                                assertThat(alerts.alerts().getFirst().startsAt())
                                        .isEqualTo(Instant.parse("2026-03-01T01:14:05Z")));
    }

    @Test
    void an_update_keeps_both_keys() {
        var update = ZABBIX.with("firing.json", Map.of("event_update_action", "acknowledged"));
        assertThat(ZABBIX.alert(update))
                .extracting(a -> a.series(), a -> a.episode())
                .containsExactly(
                        ZABBIX.alertIn("firing.json").series(),
                        ZABBIX.alertIn("firing.json").episode());
    }

    @Test
    void another_problem_of_the_trigger_is_another_episode_of_the_series() {
        var first = ZABBIX.alertIn("firing.json");
        var next = ZABBIX.alert(ZABBIX.with("firing.json", Map.of("event_id", "70999")));
        assertThat(next.series()).isEqualTo(first.series());
        assertThat(next.episode()).isNotEqualTo(first.episode());
    }

    @ParameterizedTest
    @CsvSource({"trigger_id, 1", "host_id, 1"})
    void another_trigger_and_another_host_are_another_series(String member, String value) {
        var other = ZABBIX.alert(ZABBIX.with("firing.json", Map.of(member, value)));
        assertThat(other.series()).isNotEqualTo(ZABBIX.alertIn("firing.json").series());
    }

    /// Quadratic, it would take minutes.
    @Test
    @Timeout(30)
    void a_tag_may_have_very_many_values() {
        var values =
                IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(joining(",a:"));
        var alert = ZABBIX.alert(ZABBIX.with("firing.json", Map.of("event_tags", "a:" + values)));
        assertThat(alert.labels().get("a")).startsWith("0,1,2,").endsWith(",99999");
    }

    @Test
    void a_test_of_the_media_type_is_ignored() {
        assertThat(ZABBIX.to(file("zabbix/media-type-test.json")))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void what_is_about_no_trigger_is_ignored(String source) {
        assertThat(ZABBIX.to(ZABBIX.with("firing.json", Map.of("event_source", source))))
                .isInstanceOf(Adapted.Ignored.class);
    }
}
