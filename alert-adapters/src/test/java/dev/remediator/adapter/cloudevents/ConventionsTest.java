package dev.remediator.adapter.cloudevents;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static dev.remediator.adapter.cloudevents.Events.adapt;
import static dev.remediator.adapter.cloudevents.Events.alert;
import static dev.remediator.adapter.cloudevents.Events.alerts;
import static dev.remediator.adapter.cloudevents.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConventionsTest {

    @Test
    void every_field_of_an_event_is_translated() {
        var alert = alert(file("cloudevents/firing.json"));
        assertThat(alert.name()).isEqualTo("io.acme.disk.full");
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.resource()).isEqualTo("host/stor-4");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-03-01T02:41:07.125Z"));
        assertThat(alert.labels())
                .containsEntry("host", "stor-4")
                .containsEntry("team", "storage")
                .containsEntry("shift", "3")
                .containsEntry("mount", "/var/lib/data")
                .containsEntry("full", "true")
                .containsEntry("rack", "r12")
                .containsEntry("source", "/checks/disk")
                .containsEntry("subject", "host/stor-4")
                .containsEntry("type", "io.acme.disk.full.triggered")
                .doesNotContainKeys("specversion", "id", "datacontenttype", "history", "message");
        assertThat(alert.annotations()).containsEntry("message", "/var/lib/data is 97 % full");
        assertThat(alert.links()).containsEntry("runbook", "https://runbooks.acme.example/disk");
    }

    @Test
    void what_resolves_ended_when_it_was_sent() {
        var alert = alert(file("cloudevents/resolved.json"));
        assertThat(alert.endsAt()).isEqualTo(Instant.parse("2026-03-01T02:55:00Z"));
    }

    @Test
    void an_event_that_says_nothing_of_a_status_fires_for_its_time_to_live() {
        var delivery =
                delivery(event("mill.jammed", "")).readAs(Reading.DEFAULT.severity(Severity.INFO));
        assertThat(alerts(adapt(delivery)))
                .singleElement()
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.UNKNOWN, Alert::severity)
                .returns(THREE_AM.plus(Duration.ofHours(1)), Alert::endsAt);
    }

    @ParameterizedTest
    @CsvSource({
        "mill.jam, firing, mill.jam",
        "mill.jam.firing, firing, mill.jam",
        "mill.jam.raised, firing, mill.jam",
        "mill.jam.reported, firing, mill.jam",
        "mill.jam.close, resolved, mill.jam",
        "mill.jam.resolved, resolved, mill.jam",
        "mill.jam.Recovered, resolved, mill.jam",
        "mill.jam.closed, resolved, mill.jam",
        "mill.jam.cleared, resolved, mill.jam",
        "mill.jam.ok, resolved, mill.jam",
        "mill.jam.acknowledged, acknowledged, mill.jam",
        "mill.jam.suppressed, suppressed, mill.jam",
        "dev.cdevents.incident.detected.0.3.0, firing, dev.cdevents.incident",
        "dev.cdevents.incident.resolved.0.3.0, resolved, dev.cdevents.incident",
        "mill.jam.closed.v1, resolved, mill.jam",
        "resolved, firing, resolved",
        ".ok, firing, .ok",
        "falco.rule.output.v1, firing, falco.rule.output.v1"
    })
    void a_type_may_end_with_a_status(String type, String status, String name) {
        assertThat(alert(event(type, "")))
                .returns(status, alert -> alert.status().word())
                .returns(name, Alert::name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"status\":\"Resolved\"' | resolved",
                "'\"state\":\"ok\"' | resolved",
                "'\"data\":{\"State\":\"RESOLVED\"}' | resolved",
                "'\"data\":{\"labels\":{\"status\":\"resolved\"}}' | resolved",
                "'\"data\":{\"State\":\"{State}\"}' | firing",
                "'\"data\":{\"status\":\"acked\"}' | acknowledged",
                "'\"data\":{\"status\":200,\"state\":\"muted\"}' | suppressed",
                "'\"data\":{\"status\":{\"phase\":\"ok\"}}' | firing",
                "'\"data\":{\"status\":\"shipped\"}' | firing",
                "'\"status\":\"firing\",\"data\":{\"status\":\"ok\"}' | firing"
            })
    void a_status_may_be_said(String member, String status) {
        assertThat(alert(event("mill.jam", member)).status().word()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"severity\":\"P1\"' | critical",
                "'\"data\":{\"level\":\"error\"}' | error",
                "'\"priority\":\"Warning\"' | warning",
                "'\"data\":{\"severity\":\"purple\"}' | unknown",
                "'\"data\":{\"severity\":[]}' | unknown"
            })
    void a_severity_may_be_said(String member, String severity) {
        assertThat(alert(event("mill.jam", member)).severity().word()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"subject\":\"web-1\"' | subject/web-1",
                "'\"subject\":\"node/web-1\"' | node/web-1",
                "'\"subject\":\"/a/b/c\"' | subject//a/b/c",
                "'\"subject\":null,\"data\":{\"hostname\":\"web-2\"}' | host/web-2",
                "'\"data\":{\"resource\":\"pod/web-3\"}' | pod/web-3",
                "'\"data\":\"nothing\"' | source//mill"
            })
    void what_an_event_is_about(String member, String resource) {
        assertThat(alert(event("mill.jam", member)).resource()).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"alertname\":\"Jam\"' | Jam",
                "'\"data\":{\"alert_name\":\"Jam\",\"name\":\"m-1\"}' | Jam",
                "'\"data\":{\"Alert-Name\":\"Jam\"}' | Jam",
                "'\"data\":{\"rule\":\"Shell in a container\"}' | Shell in a container",
                "'\"data\":{\"name\":\"Jam\",\"title\":\"A jam\"}' | Jam",
                "'\"data\":{\"title\":\"A jam\"}' | A jam",
                "'\"name\":\"w.1\",\"kind\":\"Event\",\"data\":{\"apiVersion\":\"v1\"}' | mill.jam",
                "'\"data\":{\"kind\":\"Event\",\"apiVersion\":\"v1\",\"reason\":\"Back\"}' | Back",
                "'\"data\":{\"name\":\"  \"}' | mill.jam"
            })
    void a_name_may_be_said(String member, String name) {
        assertThat(alert(event("mill.jam", member)).name()).isEqualTo(name);
    }

    @Test
    void the_id_tells_deliveries_apart_and_nothing_else() {
        var first = alert(event("mill.jam", ""));
        var second = alert(event("mill.jam", "").replace("e-1", "e-2"));
        assertThat(second.delivery()).isNotEqualTo(first.delivery());
        assertThat(second.series()).isEqualTo(first.series());
        assertThat(second.episode()).isEqualTo(first.episode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"subject\":\"a\"' | '\"subject\":\"b\"'",
                "'\"data\":{\"name\":\"a\"}' | '\"data\":{\"name\":\"b\"}'",
                "'\"data\":{\"host\":\"a\"}' | '\"data\":{\"host\":\"b\"}'",
                "'\"fingerprint\":\"a\"' | '\"fingerprint\":\"b\"'",
                "'\"data\":{\"title\":\"a\"}' | '\"data\":{\"title\":\"b\"}'"
            })
    void two_different_things_are_two_series(String one, String other) {
        assertThat(alert(event("mill.jam", one)).series())
                .isNotEqualTo(alert(event("mill.jam", other)).series());
    }

    @Test
    void a_title_that_changes_while_it_fires_does_not_keep_it_from_ending() {
        var full = "\"subject\":\"host/web-1\",\"data\":{\"title\":\"disk %s full\"}";
        var firing = alert(event("disk.firing", full.formatted("91 %")));
        var over = alert(event("disk.resolved", full.formatted("12 %")));
        assertThat(over.series()).isEqualTo(firing.series());
    }

    @Test
    void what_the_sender_tells_a_series_by_counts_alone() {
        var one = alert(event("mill.jam", "\"data\":{\"fingerprint\":\"7\",\"host\":\"a\"}"));
        var other = alert(event("mill.stuck", "\"data\":{\"fingerprint\":\"7\",\"host\":\"b\"}"));
        assertThat(other.series()).isEqualTo(one.series());
    }

    @Test
    void an_integration_may_choose_what_tells_series_apart() {
        var reading = Reading.DEFAULT.toldBy(List.of("source", "lane"));
        var one = delivery(event("mill.jam", "\"lane\":3,\"subject\":\"a\"")).readAs(reading);
        var same = delivery(event("mill.jam", "\"lane\":3,\"subject\":\"b\"")).readAs(reading);
        var other = delivery(event("mill.jam", "\"lane\":4,\"subject\":\"a\"")).readAs(reading);
        assertThat(series(one)).isEqualTo(series(same)).isNotEqualTo(series(other));
    }

    private static String series(Delivery delivery) {
        return alerts(adapt(delivery)).getFirst().series();
    }

    @Test
    void an_episode_goes_on_from_a_type_that_raises_to_one_that_resolves() {
        var firing = alert(event("mill.jam.raised", "\"subject\":\"a\""));
        var over = alert(event("mill.jam.cleared", "\"subject\":\"a\"").replace("02:30", "02:50"));
        assertThat(over.series()).isEqualTo(firing.series());
        assertThat(over.episode()).isEqualTo(firing.episode());
    }

    @Test
    void an_episode_may_be_told_by_when_it_began() {
        var began = "\"data\":{\"startsAt\":\"2026-03-01T02:00:00Z\",\"status\":\"%s\"}";
        var firing = alert(event("mill.jam", began.formatted("firing")));
        var over = alert(event("mill.jam", began.formatted("ok")).replace("02:30", "02:50"));
        assertThat(firing.startsAt()).isEqualTo(Instant.parse("2026-03-01T02:00:00Z"));
        assertThat(over.episode()).isEqualTo(firing.episode());
    }

    @Test
    void a_batch_gives_an_alert_for_each_event() {
        assertThat(alerts(adapt(delivery(file("cloudevents/batch.json")))))
                .extracting(Alert::resource)
                .containsExactly("subject/shop", "subject/mail");
    }

    @Test
    void an_empty_batch_is_ignored() {
        assertThat(adapt(delivery("[]")))
                .isEqualTo(new Adapted.Ignored("the batch of events is empty"));
    }

    @Test
    void one_bad_event_does_not_hide_the_others() {
        assertThat(adapt(delivery(file("cloudevents/odd.json"))))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        read -> {
                            assertThat(read.alerts()).hasSize(4);
                            assertThat(read.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly("4/type");
                        });
    }
}
