package dev.remediator.adapter.icinga2;

import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Icinga Notifications' events, and lists of objects.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PushedEventTest {
    private static final Answers ICINGA = Answers.of(new Icinga2Adapter());

    @Test
    void a_service_told_by_its_tags_is_the_one_of_the_stream() {
        var pushed = ICINGA.alertIn("pushed.json");
        assertThat(pushed.name()).isEqualTo("http");
        assertThat(pushed.resource()).isEqualTo("host/web-1.lisbon.example");
        assertThat(pushed.series()).isEqualTo(ICINGA.alertIn("firing.json").series());
        assertThat(pushed.labels()).containsEntry("team", "web");
        assertThat(pushed.links()).containsKey("icinga");
    }

    @ParameterizedTest
    @CsvSource({
        "emerg, CRITICAL",
        "alert, CRITICAL",
        "crit, CRITICAL",
        "err, ERROR",
        "warning, WARNING",
        "notice, INFO",
    })
    void syslogs_words_are_severities(String word, Severity wanted) {
        var alert = ICINGA.alert(ICINGA.with("pushed.json", Map.of("severity", word)));
        assertThat(alert.severity()).isEqualTo(wanted);
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
    }

    @ParameterizedTest
    @CsvSource({
        "state, ok, RESOLVED",
        "'', ok, RESOLVED",
        "'', crit, FIRING",
        "acknowledgement-set, crit, ACKNOWLEDGED",
        "acknowledgement-set, '', ACKNOWLEDGED",
        "acknowledgement-cleared, '', FIRING",
        "downtime-start, '', SUPPRESSED",
        "downtime-end, crit, FIRING",
        "flapping-start, '', SUPPRESSED",
        "flapping-end, ok, RESOLVED",
        "mute, '', SUPPRESSED",
        "unmute, err, FIRING",
    })
    void its_type_and_severity_say_whether_it_fires(
            String type, String severity, AlertStatus wanted) {
        var members = Map.of("type", type, "severity", severity);
        assertThat(ICINGA.alert(ICINGA.with("pushed.json", members)).status()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "custom, crit",
        "incident-age, crit",
        "downtime-end, ''",
        "downtime-removed, ok",
        "state, none",
    })
    void what_changes_nothing_is_ignored(String type, String severity) {
        var members = Map.of("type", type, "severity", severity);
        assertThat(ICINGA.to(ICINGA.with("pushed.json", members)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void tags_without_a_host_tell_things_apart_too() {
        var pod = "{\"name\": \"pod\", \"severity\": \"err\", \"tags\": {\"pod\": \"%s\"}}";
        var one = ICINGA.alert(pod.formatted("web-7"));
        assertThat(one.resource()).isEqualTo("pod/web-7");
        assertThat(one.series()).isNotEqualTo(ICINGA.alert(pod.formatted("web-8")).series());
    }

    @ParameterizedTest
    @CsvSource({"type, loud", "severity, loud"})
    void what_is_wrong_is_named(String member, String value) {
        assertThat(ICINGA.to(ICINGA.with("pushed.json", Map.of(member, value))))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(member));
    }

    @Test
    void a_list_of_objects_says_how_each_is_unless_it_is_soft() {
        assertThat(ICINGA.to(file("icinga2/objects.json")))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        list -> {
                            assertThat(list.alerts())
                                    .extracting(Alert::name)
                                    .containsExactly("HostDown", "http");
                            assertThat(list.alerts())
                                    .extracting(Alert::status)
                                    .containsExactly(AlertStatus.FIRING, AlertStatus.SUPPRESSED);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\": []}",
                "{\"results\": [{\"attrs\": {\"name\": \"ssh\","
                        + " \"host_name\": \"web-1\", \"state\": 2, \"state_type\": 0}}]}"
            })
    void a_list_without_hard_states_is_ignored(String body) {
        assertThat(ICINGA.to(body)).isInstanceOf(Adapted.Ignored.class);
    }
}
