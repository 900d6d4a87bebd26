package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.kubernetes.ClusterSpec.Provisioner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a cluster's settings may say.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ClusterSpecTest {

    private static ClusterSpec spec(
            String name, Map<String, String> nodes, List<String> namespaces) {
        return spec(name, nodes, namespaces, Duration.ofMinutes(1), 0, ClusterSpec.ZONE);
    }

    private static ClusterSpec spec(
            String name,
            Map<String, String> nodes,
            List<String> namespaces,
            Duration deadline,
            int least,
            String zone) {
        return new ClusterSpec(
                name,
                Path.of(""),
                "",
                nodes,
                namespaces,
                deadline,
                false,
                false,
                least,
                zone,
                Provisioner.NONE);
    }

    private static final Map<String, String> WEB = Map.of("pool", "web");

    @Test
    void labels_of_a_pool_are_a_selector_and_a_label_may_be_empty() {
        var worker = Map.of("node-role.kubernetes.io/worker", "", "kubernetes.io/os", "linux");

        assertThat(spec("prod", worker, List.of()).nodes()).isEqualTo(worker);
    }

    @Test
    void an_empty_selector_is_refused_because_it_would_mean_every_node() {
        assertThatThrownBy(() -> spec("prod", Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nodes is {}, but an empty selector would mean every node");
    }

    @Test
    void a_label_that_every_node_has_is_no_selector_either() {
        assertThatThrownBy(() -> spec("prod", Map.of("kubernetes.io/os", "linux"), List.of()))
                .hasMessage("nodes is {kubernetes.io/os=linux}, but every node has such a label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "web,pool=db", "a b", "web*", "!"})
    void there_are_no_wildcards_and_no_second_selector_in_a_value(String value) {
        assertThatThrownBy(() -> spec("prod", Map.of("pool", value), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nodes.pool is '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "pool,", "pool!", "/pool"})
    void a_key_is_a_label_s_name(String key) {
        assertThatThrownBy(() -> spec("prod", Map.of(key, "web"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a label's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "Shop", "shop/web", "shop.x"})
    void a_namespace_is_named_and_there_is_no_word_for_all(String namespace) {
        assertThatThrownBy(() -> spec("prod", WEB, List.of(namespace)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "namespaces[0] is '"
                                + namespace
                                + "', but is not the name of one namespace");
    }

    @Test
    void the_rest_is_checked_too() {
        assertThatThrownBy(() -> spec("Prod!", WEB, List.of())).hasMessageContaining("name is");
        assertThatThrownBy(() -> spec("prod", WEB, List.of(), Duration.ZERO, 0, ClusterSpec.ZONE))
                .hasMessageContaining("eviction-deadline is 'PT0S'");
        assertThatThrownBy(
                        () ->
                                spec(
                                        "prod",
                                        WEB,
                                        List.of(),
                                        ClusterSpec.DEADLINE,
                                        -1,
                                        ClusterSpec.ZONE))
                .hasMessageContaining("least is '-1'");
        assertThatThrownBy(
                        () -> spec("prod", WEB, List.of(), ClusterSpec.DEADLINE, 0, "zone label"))
                .hasMessageContaining("zone-label is 'zone label'");
    }
}
