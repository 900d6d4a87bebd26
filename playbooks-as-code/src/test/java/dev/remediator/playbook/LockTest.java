package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.deployment;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.alert.AlertMother;
import dev.remediator.port.Deployment;
import dev.remediator.port.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LockTest {
    private static final Lock<Deployment> BOTH =
            deployment(label("namespace"), label("deployment"));

    private static final Lock<Node> ONE = node(label("instance"));

    @Test
    void one_label_names_a_resource_whatever_is_in_it() {
        assertThat(resource(ONE, Map.of("instance", "rack-1/web-1"))).contains("node/rack-1/web-1");
    }

    @Test
    void two_labels_name_it_together() {
        assertThat(resource(BOTH, Map.of("namespace", "shop", "deployment", "web")))
                .contains("deployment/shop/web");
    }

    @Test
    void one_of_two_labels_names_nothing() {
        assertThat(resource(BOTH, Map.of("namespace", "shop"))).isEmpty();
        assertThat(resource(BOTH, Map.of("deployment", "web"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"' ', web", "shop, ' '", "shop/web, x", "shop, web/x", "/, web"})
    void a_part_that_is_blank_or_has_a_slash_names_nothing(String namespace, String name) {
        assertThat(resource(BOTH, Map.of("namespace", namespace, "deployment", name))).isEmpty();
    }

    @Test
    void it_says_which_labels() {
        assertThat(ONE.sentence()).isEqualTo("the node in label instance");
        assertThat(BOTH.sentence()).isEqualTo("the deployment in labels namespace and deployment");
    }

    @Test
    void one_without_a_label_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lock<>("node", Node.class, List.of()))
                .withMessage("a lock on a node needs a label");
    }

    private static Optional<String> resource(Lock<?> lock, Map<String, String> labels) {
        return lock.resourceOf(AlertMother.firing("Down", labels));
    }
}
