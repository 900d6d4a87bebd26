package dev.remediator.adapter.nagios;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Reading;
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

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotificationTest {
    private static final Answers NAGIOS = Answers.of(new NagiosAdapter());

    @Test
    void every_macro_finds_its_place() {
        var alert = NAGIOS.alertIn("firing.json");
        assertThat(alert.name()).isEqualTo("http");
        assertThat(alert.resource()).isEqualTo("host/web-1.lisbon.example");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05Z");
        assertThat(alert.labels())
                .containsEntry("service", "http")
                .containsEntry("state", "CRITICAL")
                .containsEntry("address", "192.0.2.7")
                .containsEntry("hostgroup", "web-servers");
        assertThat(alert.annotations())
                .containsEntry("output", "HTTP CRITICAL - connection refused")
                .containsEntry("details", "the second line");
        assertThat(alert.links()).containsEntry("notes", "https://runbooks.example/http");
        assertThat(NAGIOS.alertIn("resolved.json").endsAt()).isEqualTo("2026-03-01T02:50:00Z");
    }

    @Test
    void what_curl_encodes_of_the_guides_command_is_read() {
        var form =
                "NOTIFICATIONTYPE=PROBLEM&NOTIFICATIONAUTHOR=&NOTIFICATIONCOMMENT=&TIMET=1795314006"
                        + "&HOSTNAME=web-1.lisbon.example&HOSTADDRESS=192.0.2.7&HOSTGROUPNAME="
                        + "&SERVICEDESC=http&SERVICESTATE=CRITICAL&SERVICESTATETYPE=HARD"
                        + "&SERVICEDOWNTIME=0&SERVICEPROBLEMID=1&LASTSERVICEPROBLEMID=0"
                        + "&LASTSERVICESTATECHANGE=1795314006&SERVICEOUTPUT=CRITICAL+%22it%27s%22"
                        + "+%24%28down%29+%26+x&LONGSERVICEOUTPUT=second+line&SERVICENOTESURL=";
        var alert = NAGIOS.alert(form);
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.annotations()).containsEntry("output", "CRITICAL \"it's\" $(down) & x");
    }

    @ParameterizedTest
    @CsvSource({
        "PROBLEM, WARNING, 0, FIRING, WARNING",
        "PROBLEM, UNKNOWN, 0, FIRING, WARNING",
        "PROBLEM, CRITICAL, 1, SUPPRESSED, CRITICAL",
        "RECOVERY, OK, 0, RESOLVED, INFO",
        "ACKNOWLEDGEMENT, CRITICAL, 0, ACKNOWLEDGED, CRITICAL",
        "FLAPPINGSTART, CRITICAL, 0, SUPPRESSED, CRITICAL",
        "FLAPPINGSTOP, CRITICAL, 0, FIRING, CRITICAL",
        "FLAPPINGSTOP, OK, 0, RESOLVED, INFO",
        "FLAPPINGDISABLED, OK, 0, RESOLVED, INFO",
        "DOWNTIMESTART, CRITICAL, 1, SUPPRESSED, CRITICAL",
        "DOWNTIMEEND, CRITICAL, 0, FIRING, CRITICAL",
        "DOWNTIMECANCELLED, CRITICAL, 0, FIRING, CRITICAL",
        "ACKNOWLEDGEMENT (rita), CRITICAL, 0, ACKNOWLEDGED, CRITICAL",
    })
    void type_state_and_downtime_say_whether_it_fires(
            String type, String state, String depth, AlertStatus status, Severity severity) {
        var members =
                Map.of("NOTIFICATIONTYPE", type, "SERVICESTATE", state, "SERVICEDOWNTIME", depth);
        var alert = NAGIOS.alert(NAGIOS.with("firing.json", members));
        assertThat(alert.status()).isEqualTo(status);
        assertThat(alert.severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"CUSTOM, CRITICAL", "DOWNTIMEEND, OK", "ALERTHANDLER (OK), OK"})
    void what_changes_nothing_is_ignored(String type, String state) {
        var members = Map.of("NOTIFICATIONTYPE", type, "SERVICESTATE", state);
        assertThat(NAGIOS.to(NAGIOS.with("firing.json", members)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_host_behind_one_that_is_down_is_suppressed() {
        var body =
                """
                {"NOTIFICATIONTYPE": "PROBLEM", "HOSTNAME": "gate-7", "HOSTSTATE": "UNREACHABLE"}
                """;
        assertThat(NAGIOS.alert(body).status()).isEqualTo(AlertStatus.SUPPRESSED);
        assertThat(NAGIOS.alert(body).name()).isEqualTo("HostDown");
    }

    @Test
    void a_recovery_that_still_has_its_problems_number_belongs_to_it() {
        var recovery =
                NAGIOS.with(
                        "resolved.json",
                        Map.of("SERVICEPROBLEMID", "731", "LASTSERVICEPROBLEMID", "702"));
        assertThat(NAGIOS.alert(recovery).episode())
                .isEqualTo(NAGIOS.alertIn("firing.json").episode());
    }

    @Test
    void another_problem_of_the_service_is_another_episode_of_the_series() {
        var first = NAGIOS.alertIn("firing.json");
        var next = NAGIOS.alert(NAGIOS.with("firing.json", Map.of("SERVICEPROBLEMID", "732")));
        assertThat(next.series()).isEqualTo(first.series());
        assertThat(next.episode()).isNotEqualTo(first.episode());
    }

    @Test
    void checkmks_macros_are_read_under_their_prefix() {
        var alert = NAGIOS.alertIn("odd.json");
        assertThat(alert.name()).isEqualTo("HostDown");
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05Z");
        assertThat(alert.annotations()).containsEntry("output", "no \"ping\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PROBLEM, CRITICAL, DOWN, FIRING",
        "RECOVERY, OK, UP, RESOLVED",
        "ACKNOWLEDGEMENT, CRIT, ACKNOWLEDGED, ACKNOWLEDGED",
        "'', CRIT, ACKNOWLEDGED, ACKNOWLEDGED",
        "'', WARN, DOWN, FIRING",
    })
    void keeps_script_for_checkmk_has_a_services_state_as_its_severity(
            String type, String severity, String status, AlertStatus wanted) {
        var members = Map.of("notification_type", type, "severity", severity, "status", status);
        assertThat(NAGIOS.alert(NAGIOS.with("checkmk.json", members)).status()).isEqualTo(wanted);
    }

    @Test
    void a_time_of_no_zone_is_in_the_one_of_the_integration() {
        var body = NAGIOS.with("checkmk.json", Map.of("long_date_time", ""));
        var delivery = delivery(body).readAs(Reading.DEFAULT.in(ZoneId.of("Europe/Paris")));
        assertThat(new NagiosAdapter().adapt(delivery))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        alerts ->
                                assertThat(alerts.alerts().getFirst().startsAt())
                                        .isEqualTo(Instant.parse("2026-03-01T01:14:05Z")));
    }

    @ParameterizedTest
    @CsvSource({"HARD, CRITICAL, FIRING", "HARD, OK, RESOLVED", "1, 2, FIRING"})
    void an_event_handler_is_read_by_its_state(String type, String state, AlertStatus wanted) {
        var body =
                """
                {"trigger": "nagios.service_state_change",
                 "payload": {"host": "gate-7", "service": "load", "state": "%s",
                             "state_type": "%s", "attempt": "3", "msg": "too much"}}
                """;
        assertThat(NAGIOS.alert(body.formatted(state, type)).status()).isEqualTo(wanted);
        assertThat(NAGIOS.to(body.formatted(state, "SOFT"))).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTNAME, '', hostname",
        "NOTIFICATIONTYPE, LOUD, NOTIFICATIONTYPE",
        "SERVICESTATE, sick, SERVICESTATE",
        "LASTSERVICESTATECHANGE, soon, LASTSERVICESTATECHANGE",
    })
    void what_is_missing_or_wrong_is_named(String member, String value, String field) {
        assertThat(NAGIOS.to(NAGIOS.with("firing.json", Map.of(member, value))))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void macros_that_nagios_did_not_export_are_refused() {
        var empty = "NOTIFICATIONTYPE=&HOSTNAME=&SERVICEDESC=&SERVICESTATE=";
        assertThat(NAGIOS.to(empty))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo("HOSTNAME"));
    }

    @Test
    void a_notification_without_type_and_state_is_refused() {
        assertThat(NAGIOS.to("{\"host_name\": \"gate-7\"}")).isInstanceOf(Adapted.Rejected.class);
    }
}
