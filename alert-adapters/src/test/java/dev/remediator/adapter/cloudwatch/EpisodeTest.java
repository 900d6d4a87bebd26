package dev.remediator.adapter.cloudwatch;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EpisodeTest {
    private static final Answers CLOUDWATCH = Answers.of(new CloudWatchAdapter());

    @ParameterizedTest
    @CsvSource({
        "ALARM, FIRING",
        "alarm, FIRING",
        "OK, RESOLVED",
        "INSUFFICIENT_DATA, SUPPRESSED",
    })
    void a_state_has_a_status(String word, AlertStatus status) {
        var body = CLOUDWATCH.body("message.json").replace("\"ALARM\"", "\"" + word + "\"");
        assertThat(CLOUDWATCH.alert(body).status()).isEqualTo(status);
    }

    @Test
    void a_message_that_it_is_over_is_of_the_series_and_later_than_the_alarm() {
        var alarm = CLOUDWATCH.alertIn("message.json");
        assertThat(CLOUDWATCH.alertIn("message-ok.json"))
                .returns(alarm.series(), Alert::series)
                .returns(alarm.series(), Alert::episode)
                .returns(Instant.parse("2026-03-01T02:31:07.5Z"), Alert::startsAt)
                .returns(Instant.parse("2026-03-01T02:31:07.5Z"), Alert::endsAt);
    }

    @Test
    void an_event_that_it_is_over_says_when_it_began() {
        assertThat(CLOUDWATCH.alertIn("resolved.json"))
                .returns(Instant.parse("2026-03-01T02:14:05.123Z"), Alert::startsAt)
                .returns(Instant.parse("2026-03-01T02:31:07.5Z"), Alert::endsAt);
    }

    @Test
    void the_next_alarm_is_another_episode_of_the_series() {
        var later = CLOUDWATCH.body("message.json").replace("T02:14:05.123", "T02:55:00.000");
        assertThat(CLOUDWATCH.alert(later))
                .returns(CLOUDWATCH.alertIn("message.json").series(), Alert::series)
                .doesNotReturn(CLOUDWATCH.alertIn("message.json").episode(), Alert::episode);
    }

    @Test
    void a_message_without_an_ARN_is_of_the_same_series() {
        var old = CLOUDWATCH.body("envelope.json").replace("\\\"AlarmArn\\\"", "\\\"NoArn\\\"");
        assertThat(CLOUDWATCH.alert(old).series())
                .isEqualTo(CLOUDWATCH.alertIn("envelope.json").series());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-3", "210987654321", "lisbon-cpu-high"})
    void another_region_account_or_name_is_another_series(String one) {
        var body = CLOUDWATCH.body("envelope.json").replace("\\\"AlarmArn\\\"", "\\\"NoArn\\\"");
        var other = body.replace(one, one.replace('3', '1').replace('h', 'x'));
        assertThat(CLOUDWATCH.alert(other).series()).isNotEqualTo(CLOUDWATCH.alert(body).series());
    }

    @Test
    void a_region_without_end_is_none() {
        var body =
                CLOUDWATCH
                        .body("message.json")
                        .replace("cloudwatch:eu-west-3", "cloudwatch:eu" + "-west".repeat(50_000));
        assertThat(CLOUDWATCH.alert(body).label("region")).contains("EU (Paris)");
    }

    @Test
    void a_contributor_has_a_series_of_its_own() {
        assertThat(CLOUDWATCH.alertIn("contributor.json"))
                .returns("InstanceId/i-0ee55ff66aa77bb88", Alert::resource)
                .doesNotReturn(CLOUDWATCH.alertIn("firing.json").series(), Alert::series);
    }

    @Test
    void an_alarm_that_another_suppresses_is_ignored() {
        var muted =
                CLOUDWATCH
                        .body("lambda-composite.json")
                        .replaceFirst(
                                "\"value\": \"ALARM\"",
                                "\"value\": \"ALARM\", \"actionsSuppressedBy\": \"Alarm\"");
        assertThat(CLOUDWATCH.to(muted))
                .isEqualTo(
                        new Adapted.Ignored("the alarm's actions are suppressed by another alarm"));
    }

    @Test
    void an_alarm_that_was_suppressed_before_fires() {
        assertThat(CLOUDWATCH.alertIn("lambda-composite.json"))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Instant.parse("2026-03-01T02:20:00Z"), Alert::startsAt);
    }

    @Test
    void the_end_of_a_suppressed_alarm_is_said() {
        var over =
                CLOUDWATCH
                        .body("resolved.json")
                        .replace(
                                "\"value\": \"OK\"",
                                "\"value\": \"OK\", \"actionsSuppressedBy\": \"Alarm\"");
        assertThat(CLOUDWATCH.alert(over).status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", ""})
    void a_changed_configuration_is_ignored(String operation) {
        assertThat(CLOUDWATCH.to(changed("firing.json", operation)))
                .isEqualTo(new Adapted.Ignored("only the alarm's configuration has changed"));
    }

    @Test
    void a_deleted_alarm_ends_its_episode() {
        var alarm = CLOUDWATCH.alertIn("firing.json");
        assertThat(CLOUDWATCH.alert(changed("firing.json", "delete")))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(alarm.series(), Alert::series)
                .returns(alarm.episode(), Alert::episode)
                .returns(alarm.startsAt(), Alert::startsAt)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::endsAt);
    }

    @Test
    void a_deleted_alarm_that_was_OK_is_ignored() {
        assertThat(CLOUDWATCH.to(changed("resolved.json", "delete")))
                .isEqualTo(new Adapted.Ignored("the alarm has been deleted while it was OK"));
    }

    @Test
    void an_event_is_told_by_its_id() {
        assertThat(CLOUDWATCH.alertIn("firing.json").delivery())
                .isEqualTo(delivery("").key("cloudwatch", "6f0c2a4e-0001-4b7e-9c11-000000000001"));
    }

    private static String changed(String file, String operation) {
        return CLOUDWATCH
                .body(file)
                .replace("State Change", "Configuration Change")
                .replace("\"alarmName\"", "\"operation\": \"" + operation + "\", \"alarmName\"");
    }
}
