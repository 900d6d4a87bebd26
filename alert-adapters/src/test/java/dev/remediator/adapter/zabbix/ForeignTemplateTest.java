package dev.remediator.adapter.zabbix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Media types of other products, and of people.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignTemplateTest {
    private static final Answers ZABBIX = Answers.of(new ZabbixAdapter());

    @Test
    void keeps_has_the_day_of_the_event_only_where_it_was_sent() {
        var alert = ZABBIX.alertIn("keep.json");
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:59:31Z");
        assertThat(alert.name()).isEqualTo("Zabbix agent is not available");
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.labels()).containsEntry("scope", "availability");
        assertThat(alert.links())
                .containsEntry(
                        "zabbix",
                        "https://zabbix.example/tr_events.php?triggerid=14460&eventid=8123");
    }

    @Test
    void an_event_from_before_midnight_is_of_the_day_before() {
        var body =
                ZABBIX.with(
                        "keep.json",
                        Map.of("lastReceived", "2026.03.01 00:00:02", "time", "23:59:58"));
        assertThat(ZABBIX.alert(body).startsAt()).isEqualTo("2026-02-28T23:59:58Z");
    }

    @Test
    void keeps_acknowledgement_is_one() {
        var body = ZABBIX.with("keep.json", Map.of("update_action", "acknowledged"));
        assertThat(ZABBIX.alert(body).status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
    }

    @Test
    void the_same_trigger_and_event_have_the_same_keys_in_zulips_link_and_in_alertas_attributes() {
        var zulip = ZABBIX.alertIn("zulip.json");
        var alerta = ZABBIX.alertIn("alerta.json");
        assertThat(zulip.series()).isEqualTo(alerta.series());
        assertThat(zulip.episode()).isEqualTo(alerta.episode());
        assertThat(zulip.severity()).isEqualTo(Severity.INFO);
        assertThat(alerta.severity()).isEqualTo(Severity.ERROR);
        assertThat(alerta.startsAt()).isEqualTo("2026-03-01T02:59:31Z");
        assertThat(alerta.links().get("zabbix")).endsWith("&eventid=8123");
    }

    @ParameterizedTest
    @CsvSource({"ok, RESOLVED", "normal, RESOLVED", "critical, FIRING", "High!!, FIRING"})
    void alertas_severity_says_whether_it_fires(String severity, AlertStatus wanted) {
        var body = ZABBIX.with("alerta.json", Map.of("severity", severity, "value", ""));
        assertThat(ZABBIX.alert(body).status()).isEqualTo(wanted);
    }

    @Test
    void without_any_id_host_and_trigger_name_tell_series_apart() {
        var one = ZABBIX.alert(ZABBIX.with("zulip.json", Map.of("link", "")));
        var other =
                ZABBIX.alert(ZABBIX.with("zulip.json", Map.of("link", "", "trigger", "Another")));
        var same = ZABBIX.alert(ZABBIX.with("zulip.json", Map.of("link", "", "status", "OK")));
        assertThat(other.series()).isNotEqualTo(one.series());
        assertThat(same.series()).isEqualTo(one.series());
        assertThat(same.episode()).isEqualTo(one.episode());
    }

    @Test
    void an_event_of_the_stream_has_its_host_in_a_list() {
        var alert = ZABBIX.alertIn("stream.json");
        assertThat(alert.resource()).isEqualTo("host/db-1.lisbon.example");
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05Z");
        assertThat(alert.severity()).isEqualTo(Severity.ERROR);
        assertThat(alert.labels()).containsEntry("scope", "capacity");
    }

    @Test
    void odd_names_tags_and_severities_are_read() {
        var alert = ZABBIX.alertIn("odd.json");
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(alert.labels())
                .containsEntry("scope", "capacity")
                .containsEntry("lonely", "lonely")
                .containsEntry("port", "80:81")
                .containsEntry("severity", "Brennt");
    }

    @ParameterizedTest
    @CsvSource({
        "zulip.json, hostname, '', hostname",
        "zulip.json, status, '', status",
        "zulip.json, status, LOUD, status",
        "keep.json, lastReceived, soon, lastReceived",
        "keep.json, tags, '[{', tags",
        "firing.json, event_timestamp, soon, event_timestamp",
    })
    void what_is_missing_or_wrong_is_named(String name, String member, String value, String field) {
        assertThat(ZABBIX.to(ZABBIX.with(name, Map.of(member, value))))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }
}
