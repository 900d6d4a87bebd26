package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An API that is slow, gone, busy, strict, or says what is not so.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LyingApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path directory;
    private Ground ground;

    @BeforeEach
    void prepare() {
        ground = new Ground(directory);
        ground.pod("web-1", "n1", "web", "ReplicaSet");
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private int drain() {
        return ground.n1().traffic().drain(PATIENCE);
    }

    @Test
    void no_pod_at_all_is_not_believed_on_one_word() {
        ground.api.faults.findsNothingByFields();

        int left = drain();

        assertThat(left).isZero();
        assertThat(ground.api.objects.find(Ground.podPath("web-1"))).isEmpty();
    }

    @Test
    void pods_of_other_nodes_are_never_evicted_when_a_field_selector_is_ignored() {
        ground.pod("web-2", "n2", "web", "ReplicaSet");
        ground.api.faults.ignoresFieldSelectors();

        assertThatThrownBy(this::drain)
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("answered with pod 'shop/web-2', which is not on it");
        assertThat(ground.api.asked("POST")).isZero();
    }

    @Test
    void what_is_no_list_is_not_an_empty_node() {
        ground.api.faults.answers("GET /api/v1/pods", 1, 200, "{}");

        assertThatThrownBy(this::drain).hasMessageContaining("answered no list");
    }

    @Test
    void a_list_that_is_forbidden_is_not_an_empty_node() {
        ground.api.faults.denies("list pods");

        assertThatThrownBy(this::drain)
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "the Kubernetes API of prod does not allow us to list the pods of node"
                                + " 'n1': User \"remediator\" cannot list resource \"pods\"");
    }

    /// The client library would ask ten times by itself, and block meanwhile.
    @Test
    void a_refused_eviction_is_asked_for_once_and_not_repeated_by_the_client() {
        var _ = ground.api.budgets.add("web-budget", "web", 0);

        assertThatThrownBy(() -> ground.n1().traffic().drain(Duration.ZERO))
                .hasMessageContaining("web-budget");
        assertThat(ground.api.asked("POST")).isOne();
    }

    @Test
    void a_busy_api_is_left_alone_as_long_as_it_asks() {
        ground.api.faults.throttles("POST .*eviction", 1, 1);

        drain();

        assertThat(ground.api.asked("POST")).isEqualTo(2);
        assertThat(ground.api.faults.impatient()).isZero();
    }

    @Test
    void an_api_that_stays_busy_is_unreachable_and_no_budget_is_blamed() {
        ground.api.faults.throttles("GET /api/v1/nodes/n1", 3, 0);

        assertThatThrownBy(ground::n1)
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("wants to be left alone: Too many requests");
    }

    @Test
    void an_api_that_does_not_answer_is_not_waited_for() {
        var hasty =
                new Timing(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        Duration.ofMillis(1),
                        Duration.ofMillis(5));
        ground.with(ground.spec(ClusterSpec.Provisioner.NONE), hasty);
        ground.api.faults.hangs("GET /api/v1/nodes/n1");

        assertThatThrownBy(ground::n1)
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("get node 'n1'");
    }

    @Test
    void a_connection_that_breaks_off_is_unreachable() {
        ground.api.faults.breaksOff("GET /api/v1/nodes/n1", 9);

        assertThatThrownBy(ground::n1)
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("could not be asked to get node 'n1'");
    }

    @Test
    void an_api_that_never_answers_is_left_alone_after_five_times() {
        ground.api.faults.answers("GET", 5, 503, "no");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(ground::n1).isInstanceOf(Unreachable.class);
        }
        long before = ground.api.log.size();

        assertThatThrownBy(ground::n1).hasMessageContaining("is left alone for 30 s");
        assertThat(ground.api.log).hasSize((int) before);
    }

    @Test
    void credentials_that_ran_out_are_read_again_from_their_file() {
        var node = ground.n1();
        ground.api.token = "fresh";
        var _ = ground.kubeconfig("fresh");

        assertThat(node.healthy()).isTrue();
    }

    @Test
    void credentials_that_are_wrong_are_said_to_be() {
        ground.api.token = "another";

        assertThatThrownBy(ground::n1)
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("the Kubernetes API of prod does not know who asks");
    }

    @Test
    void a_list_of_many_pages_is_read_whole() {
        ground.api.faults.pagesOf(1);

        assertThat(ground.inventory().fleet().members()).containsExactly("n1", "n2", "n3");
    }

    @Test
    void a_list_that_grew_too_old_between_two_pages_is_begun_anew() {
        ground.api.faults.pagesOf(1);
        ground.api.faults.answers("GET .*continue=2", 1, 410, "{\"reason\":\"Expired\"}");

        assertThat(ground.inventory().fleet().members()).containsExactly("n1", "n2", "n3");
    }
}
