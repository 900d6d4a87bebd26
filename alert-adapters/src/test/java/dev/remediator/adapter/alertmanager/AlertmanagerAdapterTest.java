package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new AlertmanagerAdapter();
    }

    @Nested
    class Webhook {

        @Test
        void every_field_is_translated() {
            var delivery = delivery(file("alertmanager/firing.json"));
            assertThat(adapted("firing.json").getFirst())
                    .returns("alertmanager", Alert::source)
                    .returns(delivery.key("alertmanager", "3f1c9a0be27d4458"), Alert::series)
                    .returns(
                            delivery.key(
                                    "alertmanager", "3f1c9a0be27d4458\0002026-03-01T02:14:05.123456789Z"),
                            Alert::episode)
                    .returns(delivery.digest(), Alert::delivery)
                    .returns(AlertStatus.FIRING, Alert::status)
                    .returns(Severity.CRITICAL, Alert::severity)
                    .returns("InstanceDown", Alert::name)
                    .returns("instance/web-1.lisbon.example:9100", Alert::resource)
                    .returns(Instant.parse("2026-03-01T02:14:05.123456789Z"), Alert::startsAt)
                    .returns(null, Alert::endsAt);
        }

        @Test
        void labels_are_kept_as_they_are() {
            assertThat(adapted("firing.json").getFirst().labels())
                    .containsExactly(
                            entry("alertname", "InstanceDown"),
                            entry("cluster", "lisbon"),
                            entry("instance", "web-1.lisbon.example:9100"),
                            entry("job", "web"),
                            entry("severity", "critical"));
        }

        @Test
        void the_group_is_told_in_annotations() {
            assertThat(adapted("firing.json").getFirst().annotations())
                    .containsEntry("groupKey", "{}:{alertname=\"InstanceDown\"}")
                    .containsEntry("receiver", "remediator")
                    .containsEntry("truncatedAlerts", "0")
                    .containsEntry("summary", "web-1.lisbon.example:9100 does not answer.");
        }

        @Test
        void links_say_where_they_lead() {
            assertThat(adapted("firing.json").getFirst().links())
                    .containsExactly(
                            entry("alertmanager", "http://alertmanager.lisbon.example:9093"),
                            entry("dashboard", "https://graphs.example/d/web"),
                            entry(
                                    "generator",
                                    "http://prometheus.lisbon.example:9090/graph?g0.expr=up+%3D%3D+0"),
                            entry("runbook", "https://runbooks.example/InstanceDown"));
        }

        @Test
        void a_resolved_alert_has_its_end() {
            assertThat(adapted("resolved.json"))
                    .extracting(Alert::endsAt)
                    .containsExactly(
                            Instant.parse("2026-03-01T02:21:03.5Z"), Instant.parse("2026-03-01T02:21:04.5Z"));
        }

        @Test
        void each_alert_of_a_group_has_its_own_status() {
            assertThat(adapted("mixed.json"))
                    .extracting(Alert::status)
                    .containsExactly(AlertStatus.RESOLVED, AlertStatus.FIRING);
        }

        @Test
        void an_end_ahead_of_our_clock_does_not_make_a_resolved_alert_fire() {
            var alert = webhook("\"status\": \"resolved\", \"endsAt\": \"2026-03-01T03:00:05Z\"");
            assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
        }

        @Test
        void an_alert_without_a_start_starts_when_it_arrives() {
            assertThat(webhook("\"status\": \"firing\"").startsAt()).isEqualTo(THREE_AM);
        }

        @Test
        void an_alert_without_a_fingerprint_is_told_by_its_labels() {
            var series = delivery("").key("alertmanager", Fingerprint.of(java.util.Map.of("job", "web")));
            assertThat(webhook("\"labels\": {\"job\": \"web\"}").series()).isEqualTo(series);
        }

        @Test
        void a_fingerprint_that_was_sent_is_never_second_guessed() {
            var alert = webhook("\"labels\": {\"job\": \"web\"}, \"fingerprint\": \"feed\"");
            assertThat(alert.series()).isEqualTo(delivery("").key("alertmanager", "feed"));
        }

        @Test
        void an_alert_without_a_name_is_unnamed() {
            assertThat(webhook("\"labels\": {\"team\": \"web\"}"))
                    .returns("unnamed", Alert::name)
                    .returns("alert/unnamed", Alert::resource);
        }

        @ParameterizedTest
        @CsvSource({
            "exported_instance, exported_instance/it",
            "instance,          instance/it",
            "host,              host/it",
            "node,              node/it",
            "pod,               pod/it",
            "device,            device/it",
            "service,           service/it",
            "job,               job/it",
        })
        void the_resource_is_read_from_a_label(String label, String resource) {
            assertThat(webhook("\"labels\": {\"%s\": \"it\"}".formatted(label)).resource())
                    .isEqualTo(resource);
        }

        @Test
        void the_closest_label_to_what_is_broken_wins() {
            var labels = "\"labels\": {\"job\": \"web\", \"node\": \"n1\", \"instance\": \"i1\"}";
            assertThat(webhook(labels).resource()).isEqualTo("instance/i1");
        }

        @Test
        void an_alert_about_no_thing_is_about_itself() {
            assertThat(webhook("\"labels\": {\"alertname\": \"Watchdog\"}").resource())
                    .isEqualTo("alert/Watchdog");
        }

        @ParameterizedTest
        @ValueSource(strings = {"javascript:alert(1)", "/graph", "file:///etc/passwd", "", "ssh://web-1"})
        void what_is_no_web_address_is_no_link(String address) {
            assertThat(webhook("\"generatorURL\": \"%s\"".formatted(address)).links()).isEmpty();
        }

        @Test
        void hostile_text_is_carried_as_it_is() {
            var hostile = "$(reboot); ' OR 1=1 -- <script>../../${jndi:ldap://x}\\u0000\\r\\n";
            assertThat(webhook("\"labels\": {\"alertname\": \"%s\"}".formatted(hostile)).name())
                    .isEqualTo("$(reboot); ' OR 1=1 -- <script>../../${jndi:ldap://x}\0\r\n");
        }

        @Test
        void a_group_without_alerts_is_ignored() {
            assertThat(adapter().adapt(delivery("{\"alerts\": []}")))
                    .isEqualTo(new Adapted.Ignored("the message holds no alerts"));
        }
    }

    @Nested
    class OddWebhook {

        @Test
        void numbers_and_truth_values_become_text() {
            assertThat(adapted("odd.json").getFirst().labels())
                    .containsEntry("attempts", "600")
                    .containsEntry("exact", "1.10")
                    .containsEntry("muted", "false")
                    .doesNotContainKey("instance");
        }

        @Test
        void a_group_key_larger_than_a_double_keeps_its_digits() {
            assertThat(adapted("odd.json").getFirst().annotations())
                    .containsEntry("groupKey", "7615590933959184469");
        }

        @Test
        void new_group_fields_are_kept_in_whatever_shape() {
            assertThat(adapted("odd.json").getFirst().annotations())
                    .containsEntry("routeLabels", "{\"team\":\"mail\"}")
                    .containsEntry("notification_reason", "repeat");
        }

        @Test
        void blank_labels_name_no_resource() {
            assertThat(adapted("odd.json"))
                    .extracting(Alert::resource)
                    .containsExactly("host/gate-7", "service/mail");
        }

        @Test
        void severity_is_read_from_annotation_or_priority_too() {
            assertThat(adapted("odd.json")).extracting(Alert::severity).containsOnly(Severity.ERROR);
        }

        @Test
        void without_a_status_of_its_own_an_alert_has_its_end_or_the_groups_status() {
            assertThat(adapted("odd.json"))
                    .extracting(Alert::status)
                    .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        }
    }

    @Nested
    class TruncatedGroup {

        @Test
        void the_alerts_that_were_left_out_are_an_alert() {
            assertThat(adapted("truncated.json").getLast())
                    .returns("AlertsTruncated", Alert::name)
                    .returns("alert/AlertsTruncated", Alert::resource)
                    .returns(Severity.WARNING, Alert::severity)
                    .returns(AlertStatus.FIRING, Alert::status)
                    .returns(
                            "Alertmanager left 41 alerts out of this group; raise or remove max_alerts.",
                            alert -> alert.annotations().get("summary"));
        }

        @Test
        void it_stays_one_series_while_the_group_changes() {
            var more = file("alertmanager/truncated.json").replace("41", "42");
            assertThat(alerts(more).getLast().series())
                    .isEqualTo(adapted("truncated.json").getLast().series());
        }

        @Test
        void another_receiver_has_a_series_of_its_own() {
            var other = file("alertmanager/truncated.json").replace("remediator", "mail");
            assertThat(alerts(other).getLast().series())
                    .isNotEqualTo(adapted("truncated.json").getLast().series());
        }

        @Test
        void the_alerts_that_were_sent_are_still_there() {
            assertThat(adapted("truncated.json"))
                    .extracting(Alert::name)
                    .containsExactly("PodCrashLoops", "AlertsTruncated");
        }
    }

    @Nested
    class ApiArray {

        @Test
        void the_end_decides_by_our_clock_whether_an_alert_fires() {
            assertThat(adapted("api.json"))
                    .extracting(Alert::status)
                    .containsExactly(
                            AlertStatus.FIRING,
                            AlertStatus.FIRING,
                            AlertStatus.RESOLVED,
                            AlertStatus.SUPPRESSED);
        }

        @Test
        void only_what_is_over_has_an_end() {
            assertThat(adapted("api.json"))
                    .extracting(Alert::endsAt)
                    .containsExactly(null, null, Instant.parse("2026-03-01T02:59:59.999Z"), null);
        }

        @Test
        void a_webhook_and_the_API_give_one_alert_the_same_keys() {
            var alert = "{\"labels\": {\"job\": \"web\"}, \"startsAt\": \"2026-03-01T02:00:00Z\"%s}";
            var pushed = alerts("[" + alert.formatted("") + "]").getFirst();
            var fingerprint = ", \"fingerprint\": \"" + Fingerprint.of(pushed.labels()) + "\"";
            var sent = alerts("{\"alerts\": [" + alert.formatted(fingerprint) + "]}").getFirst();
            assertThat(sent.episode()).isEqualTo(pushed.episode());
        }

        @Test
        void an_empty_array_is_ignored() {
            assertThat(adapter().adapt(delivery("[]"))).isInstanceOf(Adapted.Ignored.class);
        }
    }

    @Nested
    class Rejection {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{}                                   | alerts",
                    "{\"alerts\":null}                    | alerts",
                    "{\"alerts\":{}}                      | alerts",
                    "{\"alerts\":[7]}                     | alerts/0",
                    "{\"alerts\":[{}]}                    | alerts/0",
                    "{\"alerts\":[{\"labels\":[]}]}       | alerts/0/labels",
                    "{\"alerts\":[{\"labels\":\"x\"}]}    | alerts/0/labels",
                    "{\"alerts\":[{\"labels\":{\"a\":[]}}]} | alerts/0/labels/a",
                    "{\"alerts\":[{\"labels\":{\"a\":1},\"status\":\"on\"}]} | alerts/0/status",
                    "{\"alerts\":[{\"labels\":{\"a\":1},\"status\":{}}]} | alerts/0/status",
                    "{\"alerts\":[{\"labels\":{\"a\":1},\"startsAt\":\"soon\"}]} | alerts/0/startsAt",
                    "{\"alerts\":[{\"labels\":{\"a\":1},\"endsAt\":[]}]} | alerts/0/endsAt",
                    "{\"alerts\":[],\"groupKey\":{}}      | groupKey",
                    "{\"alerts\":[],\"truncatedAlerts\":-1} | truncatedAlerts",
                    "[{\"labels\":{\"a\":1}},{\"labels\":2}] | 1/labels",
                    "[[]]                                 | 0",
                })
        void a_wrong_type_is_rejected_with_its_place(String body, String field) {
            assertThat(adapter().adapt(delivery(body)))
                    .isInstanceOfSatisfying(
                            Adapted.Rejected.class,
                            rejected -> assertThat(rejected.field()).isEqualTo(field));
        }

        @Test
        void a_body_without_alerts_is_rejected_saying_what_to_change() {
            assertThat(adapter().adapt(delivery(file("alertmanager/nonsense.json"))))
                    .isEqualTo(
                            new Adapted.Rejected(
                                    "the body has no alerts[]; remove the custom payload template from the"
                                            + " receiver",
                                    "alerts"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"firing.json", "resolved.json", "odd.json", "truncated.json", "api.json"})
    void a_body_on_an_inbox_topic_is_recognised(String file) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(file("alertmanager/" + file).getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[1]", "7", "{\"alerts\":{}}", "[{\"id\":\"7\",\"source\":\"x\"}]"})
    void a_body_of_another_shape_is_not_recognised(String body) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(body.getBytes(UTF_8))).isEmpty();
    }

    private List<Alert> adapted(String file) {
        return alerts(file("alertmanager/" + file));
    }

    /// The one alert of a webhook in which only these members are said; named Test unless they say.
    private Alert webhook(String members) {
        var labels = members.contains("\"labels\"") ? "" : "\"labels\": {\"alertname\": \"Test\"}, ";
        return alerts("{\"alerts\": [{" + labels + members + "}]}").getFirst();
    }

    private List<Alert> alerts(String body) {
        return adapter().adapt(delivery(body)) instanceof Adapted.Alerts(var alerts)
                ? alerts
                : List.of();
    }
}
