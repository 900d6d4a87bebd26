package dev.remediator.adapter.kubernetes;

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
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventTest {
    private static final Answers KUBERNETES = Answers.of(new KubernetesAdapter());

    @Test
    void every_field_is_translated() {
        var delivery = delivery(KUBERNETES.text("firing"));
        assertThat(KUBERNETES.fixture("firing"))
                .returns(
                        delivery.key(
                                "kubernetes",
                                "event\0008d2b1c3e-11aa-4b3c-9d4e-5f60718293a4\0BackOff"
                                        + "\0spec.containers{checkout}"),
                        Alert::series)
                .returns(
                        delivery.key(
                                "kubernetes", "3c0f7f0e-7b50-4d0e-a3c1-0d9b4a1c2e3f\000991823"),
                        Alert::delivery)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.WARNING, Alert::severity)
                .returns("BackOff", Alert::name)
                .returns("pod/shop/checkout-5d8f7c9b6-x2x7p", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns(THREE_AM.plusSeconds(3600), Alert::endsAt);
    }

    @Test
    void playbooks_can_lock_by_its_labels() {
        assertThat(KUBERNETES.fixture("firing").labels())
                .containsExactly(
                        entry("component", "kubelet"),
                        entry("container", "checkout"),
                        entry("kind", "Pod"),
                        entry("namespace", "shop"),
                        entry("node", "node-3"),
                        entry("pod", "checkout-5d8f7c9b6-x2x7p"),
                        entry("reason", "BackOff"));
    }

    @Test
    void an_event_of_the_newer_kind_about_a_node_is_read_from_a_watch() {
        assertThat(KUBERNETES.fixture("odd"))
                .returns("KernelOops", Alert::name)
                .returns("node/node-3", Alert::resource)
                .returns("node-3", alert -> alert.labels().get("instance"))
                .returns("42", alert -> alert.annotations().get("count"))
                .returns(Instant.parse("2026-03-01T02:14:05.654321Z"), Alert::startsAt);
    }

    @Test
    void the_same_event_seen_again_is_news_of_the_same_episode() {
        var again =
                KUBERNETES
                        .text("firing")
                        .replace("991823", "991999")
                        .replace("02:14:05", "02:19:05");
        assertThat(KUBERNETES.alert(again))
                .returns(KUBERNETES.fixture("firing").series(), Alert::series)
                .returns(KUBERNETES.fixture("firing").episode(), Alert::episode)
                .doesNotReturn(KUBERNETES.fixture("firing").delivery(), Alert::delivery);
    }

    @ParameterizedTest
    @CsvSource({
        "5f60718293a4, ffffffffffff",
        "BackOff, Unhealthy",
        "containers{checkout}, containers{log}",
    })
    void another_object_reason_or_container_is_another_series(String here, String there) {
        var other = KUBERNETES.text("firing").replace(here, there);
        assertThat(KUBERNETES.alert(other).series())
                .isNotEqualTo(KUBERNETES.fixture("firing").series());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"Event\",\"type\":\"Normal\",\"reason\":\"Pulled\"}",
                "{\"type\":\"DELETED\",\"object\":{\"kind\":\"Event\",\"type\":\"Warning\"}}",
                "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Event\"}}",
                "{\"kind\":\"EventList\",\"items\":[]}",
            })
    void what_is_no_warning_is_no_alert(String body) {
        assertThat(KUBERNETES.to(body)).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"series\":{\"lastObservedTime\":\"2026-03-01T01:00:00.1Z\"},\"eventTime\":\"2026-03-01T02:00:00Z\"',"
                + " 2026-03-01T01:00:00.1Z",
        "'\"lastTimestamp\":\"2026-03-01T01:00:00Z\",\"eventTime\":null', 2026-03-01T01:00:00Z",
        "'\"lastTimestamp\":null,\"eventTime\":\"2026-03-01T01:00:00.000001Z\"',"
                + " 2026-03-01T01:00:00.000001Z",
        "'\"deprecatedLastTimestamp\":\"2026-03-01T01:00:00Z\"', 2026-03-01T01:00:00Z",
        "'\"metadata\":{\"creationTimestamp\":\"2026-03-01T01:00:00Z\"}', 2026-03-01T01:00:00Z",
    })
    void it_was_last_seen_in_any_of_the_styles(String members, Instant time) {
        var body =
                """
                {"kind":"Event","type":"Warning","reason":"r","involvedObject":{"uid":"u"},%s}
                """
                        .formatted(members);
        assertThat(KUBERNETES.alert(body).startsAt()).isEqualTo(time);
    }

    @Test
    void an_exporter_tells_whose_it_is() {
        var body =
                """
                {"type":"Warning","reason":"FailedCreate","clusterName":"lisbon","involvedObject":
                  {"kind":"Pod","name":"web-7d9f-x","namespace":"shop","uid":"u",
                   "labels":{"pod-template-hash":"7d9f"},
                   "ownerReferences":[{"kind":"ReplicaSet","name":"web-7d9f"}]}}
                """;
        assertThat(KUBERNETES.alert(body).labels())
                .containsEntry("deployment", "web")
                .containsEntry("cluster", "lisbon");
    }

    @Test
    void a_list_has_an_alert_for_each_warning_and_a_reason_for_each_mistake() {
        var body =
                """
                {"kind":"EventList","items":[
                  {"type":"Normal","reason":"a","involvedObject":{"uid":"1"}},
                  {"type":"Warning","reason":"b","involvedObject":{"uid":"2"}},
                  {"type":"Warning","involvedObject":{"uid":"3"}}]}
                """;
        assertThat(KUBERNETES.to(body))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        adapted -> {
                            assertThat(adapted.alerts())
                                    .extracting(Alert::name)
                                    .containsExactly("b");
                            assertThat(adapted.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly("items/2/reason");
                        });
    }

    @Test
    void it_is_as_bad_as_the_integration_says() {
        var critical = KUBERNETES.with(Reading.DEFAULT.severity(Severity.CRITICAL));
        assertThat(List.of(critical.fixture("firing"), critical.fixture("odd")))
                .extracting(Alert::severity)
                .containsOnly(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{}>kind",
                "{\"kind\":\"Event\",\"reason\":\"r\"}>type",
                "{\"kind\":\"Event\",\"type\":\"Bad\"}>type",
                "{\"kind\":\"Event\",\"type\":\"Warning\",\"reason\":\"r\"}>regarding/uid",
                "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\"}}>kind",
                "{\"type\":\"SIDEWAYS\",\"object\":{}}>type",
                "{\"kind\":\"Node\",\"metadata\":{}}>metadata/name",
                "{\"kind\":\"Node\",\"metadata\":{\"name\":\"n\"}}>status/conditions",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(KUBERNETES.rejected(body)).isEqualTo(field);
    }
}
