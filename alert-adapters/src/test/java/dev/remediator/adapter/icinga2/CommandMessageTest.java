package dev.remediator.adapter.icinga2;

import static dev.remediator.adapter.Deliveries.delivery;
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
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandMessageTest {
    private static final Answers ICINGA = Answers.of(new Icinga2Adapter());

    @Test
    void every_macro_finds_its_place() {
        var alert = ICINGA.alertIn("firing.json");
        assertThat(alert.name()).isEqualTo("http");
        assertThat(alert.resource()).isEqualTo("host/web-1.lisbon.example");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05Z");
        assertThat(alert.labels())
                .containsEntry("host", "web-1.lisbon.example")
                .containsEntry("service", "http")
                .containsEntry("state", "CRITICAL");
        assertThat(alert.annotations())
                .containsEntry("output", "HTTP CRITICAL - connection refused\nthe second line")
                .containsEntry("address", "192.0.2.7");
        assertThat(alert.links()).containsEntry("runbook", "https://runbooks.example/http");
        assertThat(ICINGA.alertIn("resolved.json").endsAt()).isEqualTo("2026-03-01T02:50:00Z");
    }

    @Test
    void what_curl_encodes_of_the_guides_command_is_read() {
        var form =
                "icinga=1795313348&service_state_type=HARD&service_state=CRITICAL"
                        + "&service_previous_state_change=1795313347&service_output=CRITICAL+%22it"
                        + "%27s%22+%24%28down%29+%26+%0Asecond+line+%3Cb%3E%3B+100%25"
                        + "&service_notes_url=&service_name=http"
                        + "&service_last_state_change=1795313347&service_downtime_depth=0"
                        + "&notification_type=PROBLEM&author=&host_state_type=HARD&host_state=UP"
                        + "&host_previous_state_change=1795313339&host_output="
                        + "&host_name=web-1.lisbon.example&host_last_state_change=1795313339"
                        + "&host_downtime_depth=0&host_address=192.0.2.7&comment=";
        var alert = ICINGA.alert(form);
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.name()).isEqualTo("http");
        assertThat(alert.annotations())
                .containsEntry("output", "CRITICAL \"it's\" $(down) & \nsecond line <b>; 100%");
    }

    @ParameterizedTest
    @CsvSource({
        "PROBLEM, CRITICAL, 0, FIRING",
        "PROBLEM, WARNING, 0, FIRING",
        "PROBLEM, CRITICAL, 1, SUPPRESSED",
        "RECOVERY, OK, 0, RESOLVED",
        "ACKNOWLEDGEMENT, CRITICAL, 0, ACKNOWLEDGED",
        "DOWNTIMESTART, CRITICAL, 1, SUPPRESSED",
        "DOWNTIMEEND, CRITICAL, 0, FIRING",
        "DOWNTIMEREMOVED, CRITICAL, 0, FIRING",
        "FLAPPINGSTART, CRITICAL, 0, SUPPRESSED",
        "FLAPPINGEND, CRITICAL, 0, FIRING",
        "FLAPPINGEND, OK, 0, RESOLVED",
    })
    void type_state_and_downtime_say_whether_it_fires(
            String type, String state, String depth, AlertStatus wanted) {
        var members =
                Map.of(
                        "notification_type",
                        type,
                        "service_state",
                        state,
                        "service_downtime_depth",
                        depth);
        assertThat(ICINGA.alert(ICINGA.with("firing.json", members)).status()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"CUSTOM, CRITICAL", "DOWNTIMEEND, OK", "ACKNOWLEDGEMENT, OK"})
    void what_changes_nothing_is_ignored(String type, String state) {
        var members = Map.of("notification_type", type, "service_state", state);
        assertThat(ICINGA.to(ICINGA.with("firing.json", members)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACKNOWLEDGEMENT", "DOWNTIMESTART", "FLAPPINGSTART"})
    void what_happens_to_a_problem_keeps_its_keys(String type) {
        var problem = ICINGA.alertIn("firing.json");
        var later = ICINGA.alert(ICINGA.with("firing.json", Map.of("notification_type", type)));
        assertThat(later.series()).isEqualTo(problem.series());
        assertThat(later.episode()).isEqualTo(problem.episode());
    }

    @Test
    void a_host_of_its_own_is_named_alike_everywhere() {
        var body =
                """
                {"notification_type": "PROBLEM", "host_name": "gate-7", "host_state": "DOWN",
                 "service_name": "$service.name$", "service_state": "$service.state$"}
                """;
        assertThat(ICINGA.alert(body).name()).isEqualTo("HostDown");
        assertThat(ICINGA.alert(body).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(ICINGA.alert(body).labels()).doesNotContainKey("service");
    }

    @Test
    void a_command_that_sends_objects_is_read() {
        var body =
                """
                {"host": {"name": "gate-7", "display_name": "Gate"},
                 "service": {"name": "gate-7!ping", "downtime_depth": 0},
                 "check_result": {"state": "WARNING", "exit_status": 1, "state_type": 1,
                                  "output": "slow", "execution_end": 1772331245.5}}
                """;
        var alert = ICINGA.alert(body);
        assertThat(alert.name()).isEqualTo("ping");
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.annotations()).containsEntry("output", "slow");
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T02:14:05.500Z");
    }

    @Test
    void a_soft_state_without_a_notification_is_ignored() {
        var members = Map.of("notification_type", "", "service_state_type", "SOFT");
        assertThat(ICINGA.to(ICINGA.with("firing.json", members)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "host_name, '', hostname",
        "notification_type, LOUD, notification_type",
        "service_state, sick, service_state",
        "service_last_state_change, soon, service_last_state_change",
    })
    void what_is_missing_or_wrong_is_named(String member, String value, String field) {
        var body = ICINGA.with("firing.json", Map.of(member, value));
        assertThat(new Icinga2Adapter().adapt(delivery(body)))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }
}
