package dev.remediator.adapter.cloudwatch;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlarmTest {
    private static final Answers CLOUDWATCH = Answers.of(new CloudWatchAdapter());

    private static final String ARN =
            "arn:aws:cloudwatch:eu-west-3:210987654321:alarm:lisbon-cpu-high";

    @Test
    void every_field_is_translated() {
        var delivery = delivery("");
        assertThat(CLOUDWATCH.alertIn("envelope.json"))
                .returns("cloudwatch", Alert::source)
                .returns(delivery.key("cloudwatch", ARN), Alert::series)
                .returns(
                        delivery.key("cloudwatch", ARN + "\0002026-03-01T02:14:05.123Z"),
                        Alert::episode)
                .returns(
                        delivery.key("cloudwatch", "b1f0c0de-1111-5222-9333-444455556666"),
                        Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.WARNING, Alert::severity)
                .returns("lisbon-cpu-high", Alert::name)
                .returns("InstanceId/i-0aa11bb22cc33dd44", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05.123Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void labels_are_the_dimensions_and_where_they_are_from() {
        assertThat(CLOUDWATCH.alertIn("envelope.json").labels())
                .containsExactly(
                        entry("AutoScalingGroupName", "web"),
                        entry("InstanceId", "i-0aa11bb22cc33dd44"),
                        entry("account", "210987654321"),
                        entry("metric", "CPUUtilization"),
                        entry("namespace", "AWS/EC2"),
                        entry("region", "eu-west-3"));
    }

    @Test
    void people_are_told_why() {
        assertThat(CLOUDWATCH.alertIn("envelope.json").annotations())
                .containsExactly(
                        entry("description", "The web tier is busy."),
                        entry(
                                "reason",
                                "Threshold Crossed: 3 datapoints were greater than the threshold"
                                        + " (90.0)."));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-3,     eu-west-3.console.aws.amazon.com",
        "us-gov-west-1, us-gov-west-1.console.amazonaws-us-gov.com",
        "cn-north-1,    cn-north-1.console.amazonaws.cn",
    })
    void a_link_leads_to_the_console_of_its_region(String region, String host) {
        var body =
                CLOUDWATCH
                        .body("message.json")
                        .replace("eu-west-3", region)
                        .replace("\"lisbon-cpu-high\"", "\"a b/c#d\"");
        assertThat(CLOUDWATCH.alert(body).links())
                .containsExactly(
                        entry(
                                "console",
                                "https://%s/cloudwatch/home?region=%s#alarmsV2:alarm/a%%20b%%2Fc%%23d"
                                        .formatted(host, region)));
    }

    @Test
    void what_is_no_region_becomes_no_link() {
        var body = CLOUDWATCH.body("message.json").replace("eu-west-3", "evil.example/#");
        assertThat(CLOUDWATCH.alert(body).links()).isEmpty();
    }

    @Test
    void an_event_is_translated_alike() {
        var event = CLOUDWATCH.alertIn("firing.json");
        assertThat(CLOUDWATCH.alertIn("message.json"))
                .returns(event.series(), Alert::series)
                .returns(event.episode(), Alert::episode)
                .returns(event.resource(), Alert::resource)
                .returns(event.labels(), Alert::labels)
                .returns(event.startsAt(), Alert::startsAt);
    }

    @ParameterizedTest
    @CsvSource({
        "severity: critical,            CRITICAL",
        "Busy. Severity=high (call us), ERROR",
        "'{\"severity\": \"p3\"}',      WARNING",
        "severity: info,                INFO",
        "severity: purple,              ERROR",
        "perseverity: critical,         ERROR",
        "no word,                       ERROR",
    })
    void severity_is_in_the_description_or_the_integrations(String text, Severity severity) {
        var quoted = text.replace("\"", "\\\"");
        var body = CLOUDWATCH.body("message.json").replace("The web tier is busy.", quoted);
        var delivery = delivery(body).readAs(Reading.DEFAULT.severity(Severity.ERROR));
        assertThat(new CloudWatchAdapter().adapt(delivery))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        said ->
                                assertThat(said.alerts())
                                        .extracting(Alert::severity)
                                        .containsExactly(severity));
    }

    @Test
    void an_alarm_without_a_time_begins_when_it_arrives() {
        var body = CLOUDWATCH.body("message.json").replace("StateChangeTime", "Nothing");
        assertThat(CLOUDWATCH.alert(body).startsAt()).isEqualTo(THREE_AM);
    }
}
