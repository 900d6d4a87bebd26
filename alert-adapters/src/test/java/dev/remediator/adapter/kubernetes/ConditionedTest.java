package dev.remediator.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
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

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConditionedTest {
    private static final Answers KUBERNETES = Answers.of(new KubernetesAdapter());

    @Test
    void a_node_has_an_alert_for_each_condition_that_says_something() {
        assertThat(KUBERNETES.alerts(KUBERNETES.text("node")))
                .extracting(Alert::name, Alert::status)
                .containsExactly(
                        tuple("NetworkUnavailable", AlertStatus.RESOLVED),
                        tuple("ReadonlyFilesystem", AlertStatus.RESOLVED),
                        tuple("KernelDeadlock", AlertStatus.FIRING),
                        tuple("NodeNotReady", AlertStatus.FIRING));
    }

    @Test
    void a_node_that_is_well_ends_what_it_was() {
        var well = KUBERNETES.alerts(KUBERNETES.text("node-well"));
        var ill = KUBERNETES.alerts(KUBERNETES.text("node"));
        assertThat(well).extracting(Alert::status).containsOnly(AlertStatus.RESOLVED);
        assertThat(well).extracting(Alert::episode).containsAll(episodes(ill));
        assertThat(well.getLast().startsAt()).isAfter(ill.getLast().startsAt());
    }

    @Test
    void a_node_with_more_conditions_than_any_is_refused() {
        var many = "{\"type\":\"a\",\"status\":\"True\"},".repeat(600);
        assertThat(KUBERNETES.rejected(node("{}", many))).isEqualTo("status/conditions");
    }

    @Test
    void labels_larger_than_any_are_not_copied_to_each_condition() {
        var label = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
        var alert = KUBERNETES.alert(node(label, "{\"type\":\"a\",\"status\":\"True\"},"));
        assertThat(alert.labels()).doesNotContainKey("a").containsEntry("node", "n");
    }

    private static String node(String labels, String conditions) {
        return """
        {"kind": "Node", "metadata": {"name": "n", "labels": %s},
         "status": {"conditions": [%s{"type": "Ready", "status": "True"}]}}"""
                .formatted(labels, conditions);
    }

    @Test
    void every_field_is_translated() {
        var ready = KUBERNETES.alerts(KUBERNETES.text("node")).getLast();
        assertThat(ready)
                .returns("node/node-3", Alert::resource)
                .returns(Severity.WARNING, Alert::severity)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns(null, Alert::endsAt);
        assertThat(ready.labels())
                .containsExactly(
                        entry("condition", "Ready"),
                        entry("instance", "node-3"),
                        entry("kind", "Node"),
                        entry("kubernetes.io/os", "linux"),
                        entry("node", "node-3"),
                        entry("reason", "NodeStatusUnknown"),
                        entry("topology.kubernetes.io/zone", "eu-south-2a"));
    }

    @ParameterizedTest
    @CsvSource({
        "DiskPressure,  True,    FIRING",
        "DiskPressure,  False,   RESOLVED",
        "Ready,         False,   FIRING",
        "Ready,         Unknown, FIRING",
        "Ready,         True,    RESOLVED",
        "KernelReady,   False,   FIRING",
        "EtcdIsVoter,   True,    RESOLVED",
    })
    void most_conditions_are_bad_and_a_few_are_good(
            String type, String status, AlertStatus expected) {
        assertThat(KUBERNETES.alert(node("Node", type, status)).status()).isEqualTo(expected);
    }

    @Test
    void a_bad_condition_nobody_knows_anything_about_says_nothing() {
        assertThat(KUBERNETES.to(node("Node", "DiskPressure", "Unknown")))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_node_that_is_gone_has_no_trouble_left() {
        var gone = "{\"type\":\"DELETED\",\"object\":" + KUBERNETES.text("node") + "}";
        assertThat(KUBERNETES.alerts(gone))
                .hasSize(5)
                .extracting(Alert::status)
                .containsOnly(AlertStatus.RESOLVED);
    }

    @Test
    void a_deployment_can_be_locked() {
        assertThat(KUBERNETES.alert(node("Deployment", "Available", "False")))
                .returns("DeploymentNotAvailable", Alert::name)
                .returns("deployment/shop/x", Alert::resource)
                .returns("shop", alert -> alert.labels().get("namespace"))
                .returns("x", alert -> alert.labels().get("deployment"));
    }

    @Test
    void one_bad_node_does_not_hide_the_others() {
        var list = "{\"kind\":\"NodeList\",\"items\":[{},%s]}".formatted(KUBERNETES.text("node"));
        assertThat(KUBERNETES.to(list))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        adapted -> {
                            assertThat(adapted.alerts()).hasSize(4);
                            assertThat(adapted.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly("items/0/metadata/name");
                        });
    }

    @Test
    void a_status_nobody_knows_is_rejected() {
        assertThat(KUBERNETES.rejected(node("Node", "Ready", "Perhaps")))
                .isEqualTo("status/conditions/0/status");
    }

    private static List<String> episodes(List<Alert> alerts) {
        return alerts.stream().map(Alert::episode).toList();
    }

    private static String node(String kind, String type, String status) {
        return """
               {"kind":"%s","metadata":{"name":"x","namespace":"shop"},
                "status":{"conditions":[{"type":"%s","status":"%s"}]}}
               """
                .formatted(kind, type, status);
    }
}
