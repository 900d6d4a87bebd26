package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node is emptied within its pods' budgets, or it is not emptied.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DrainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String N1 = "/api/v1/nodes/n1";

    @TempDir private Path directory;
    private Ground ground;

    @BeforeEach
    void prepare() {
        ground = new Ground(directory);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private int drain(Duration patience) {
        return ground.n1().traffic().drain(patience);
    }

    private boolean isThere(String pod) {
        return ground.api.objects.find(Ground.podPath(pod)).isPresent();
    }

    @Test
    void every_pod_is_evicted_but_what_belongs_to_the_node_or_has_ended() {
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        ground.pod("web-2", "n2", "web", "ReplicaSet");
        ground.pod("done", "n1", "job", "Job").withObject("/status").put("phase", "Succeeded");
        FakeObjects.meta(ground.pod("static", "n1", "static", "Node"))
                .putObject("annotations")
                .put("kubernetes.io/config.mirror", "x");

        int left = drain(PATIENCE);

        assertThat(left).isZero();
        assertThat(isThere("web-1")).isFalse();
        assertThat(isThere("web-2") && isThere("done") && isThere("static")).isTrue();
        assertThat(isThere("agent-n1")).isTrue();
        assertThat(ground.api.asked("POST")).isOne();
    }

    @Test
    void a_drain_waits_until_the_pods_have_really_gone() {
        ground.api.budgets.linger(5);
        ground.pod("web-1", "n1", "web", "ReplicaSet");

        drain(PATIENCE);

        assertThat(isThere("web-1")).isFalse();
        assertThat(ground.api.asked("POST")).isOne();
    }

    /// StatefulSets give a name again: the new pod is not the one that was to go.
    @Test
    void a_pod_of_the_same_name_elsewhere_is_another_pod() {
        ground.pod("db-0", "n1", "db", "StatefulSet");
        ground.api.budgets.linger(2);
        ground.api.budgets.afterwards(
                Ground.podPath("db-0"), () -> ground.pod("db-0", "n2", "db", "StatefulSet"));

        drain(PATIENCE);

        assertThat(ground.api.object(Ground.podPath("db-0")).at("/spec/nodeName").asString())
                .isEqualTo("n2");
    }

    @Test
    void a_pod_that_took_the_name_before_the_eviction_is_not_evicted_in_its_stead() {
        ground.pod("db-0", "n1", "db", "StatefulSet");
        ground.api.faults.before(
                "POST .*eviction", () -> ground.pod("db-0", "n2", "db", "StatefulSet"));

        drain(PATIENCE);

        assertThat(isThere("db-0")).isTrue();
        assertThat(
                        FakeObjects.meta(ground.api.object(Ground.podPath("db-0")))
                                .has("deletionTimestamp"))
                .isFalse();
    }

    @Test
    void a_budget_that_lets_nothing_go_ends_the_drain_with_its_name_and_forces_nothing() {
        var _ = ground.api.budgets.add("web-budget", "web", 0);
        ground.pod("web-1", "n1", "web", "ReplicaSet");

        assertThatThrownBy(() -> drain(SHORT))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("node 'n1' is not drained after 0 s")
                .hasMessageContaining("pod 'shop/web-1' is held back")
                .hasMessageContaining("The disruption budget web-budget needs 2 healthy pods");
        assertThat(isThere("web-1")).isTrue();
        assertThat(ground.api.asked("DELETE")).isZero();
        assertThat(ground.api.object(N1).at("/spec/unschedulable").asBoolean()).isTrue();
    }

    @Test
    void pods_go_one_after_another_as_their_budget_allows() {
        var budget = ground.api.budgets.add("web-budget", "web", 1);
        for (int i = 1; i <= 3; i++) {
            ground.pod("web-" + i, "n1", "web", "ReplicaSet");
            ground.api.budgets.afterwards(Ground.podPath("web-" + i), budget::allowsOneMore);
        }
        ground.api.budgets.linger(2);

        int left = drain(PATIENCE);

        assertThat(left).isZero();
        assertThat(isThere("web-1") || isThere("web-2") || isThere("web-3")).isFalse();
    }

    @Test
    void the_settings_deadline_holds_however_patient_a_playbook_is() {
        var spec = ground.spec(ClusterSpec.Provisioner.NONE);
        ground.with(
                new ClusterSpec(
                        spec.name(),
                        spec.kubeconfig(),
                        spec.context(),
                        spec.nodes(),
                        spec.namespaces(),
                        SHORT,
                        false,
                        false,
                        0,
                        ClusterSpec.ZONE,
                        ClusterSpec.Provisioner.NONE));
        var _ = ground.api.budgets.add("web-budget", "web", 0);
        ground.pod("web-1", "n1", "web", "ReplicaSet");

        assertThatThrownBy(() -> drain(Duration.ofDays(1))).hasMessageContaining("not drained");
    }

    @Test
    void a_pod_with_two_budgets_is_never_evicted_and_the_api_says_why() {
        var _ = ground.api.budgets.add("one", "web", 1);
        var _ = ground.api.budgets.add("two", "web", 1);
        ground.pod("web-1", "n1", "web", "ReplicaSet");

        assertThatThrownBy(() -> drain(PATIENCE))
                .hasMessageContaining("more than one PodDisruptionBudget");
    }

    @Test
    void a_pod_that_nobody_would_make_again_stops_it_before_anything_is_evicted() {
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        ground.pod("lonely", "n1", "lonely", "");

        assertThatThrownBy(() -> drain(PATIENCE))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "node 'n1' is not drained, because it has pods that no controller would"
                                + " make again: pod 'shop/lonely'");
        assertThat(ground.api.asked("POST")).isZero();
        assertThat(ground.api.object(N1).at("/spec/unschedulable").asBoolean()).isTrue();
    }

    @Test
    void a_pod_with_an_empty_dir_stops_it_before_anything_is_evicted() {
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        emptyDir("cache");

        assertThatThrownBy(() -> drain(PATIENCE))
                .hasMessageContaining("would lose what is in an emptyDir: pod 'shop/cache'");
        assertThat(ground.api.asked("POST")).isZero();
    }

    private void emptyDir(String name) {
        ground.pod(name, "n1", name, "ReplicaSet")
                .withObject("/spec")
                .putArray("volumes")
                .addObject()
                .put("name", "tmp")
                .putObject("emptyDir");
    }

    @Test
    void both_go_where_the_settings_allow_it() {
        ground.with(
                Ground.spec(
                        ground.kubeconfig("secret"),
                        Ground.WORKERS,
                        true,
                        true,
                        ClusterSpec.Provisioner.NONE));
        ground.pod("lonely", "n1", "lonely", "");
        emptyDir("cache");

        drain(PATIENCE);

        assertThat(isThere("lonely") || isThere("cache")).isFalse();
    }

    @Test
    void what_comes_again_because_it_minds_no_cordon_is_left_and_counted() {
        ground.pod("operator", "n1", "operator", "ReplicaSet");
        ground.api.budgets.afterwards(
                Ground.podPath("operator"),
                () ->
                        ground.pod("operator-2", "n1", "operator", "ReplicaSet")
                                .withObject("/spec")
                                .putArray("tolerations")
                                .addObject()
                                .put("operator", "Exists"));

        int left = drain(PATIENCE);

        assertThat(left).isOne();
        assertThat(isThere("operator-2")).isTrue();
    }

    @Test
    void what_the_scheduler_put_there_at_the_last_moment_goes_too() {
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        ground.api.budgets.afterwards(
                Ground.podPath("web-1"), () -> ground.pod("late", "n1", "web", "ReplicaSet"));

        int left = drain(PATIENCE);

        assertThat(left).isZero();
        assertThat(isThere("late")).isFalse();
    }

    @Test
    void a_worker_that_is_interrupted_stops_at_once() {
        var _ = ground.api.budgets.add("web-budget", "web", 0);
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        var thrown = new AtomicReference<Throwable>();
        var node = ground.n1();
        var worker =
                Thread.ofPlatform()
                        .uncaughtExceptionHandler((_, e) -> thrown.set(e))
                        .start(() -> node.traffic().drain(Duration.ofHours(1)));
        await().until(() -> ground.api.asked("POST") > 0);

        worker.interrupt();

        await().until(() -> !worker.isAlive());
        assertThat(thrown.get()).hasMessage("the work was cancelled before it was done");
    }

    @Test
    void an_eviction_whose_answer_got_lost_is_not_asked_for_again() {
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        ground.api.budgets.linger(3);
        ground.api.faults.losesTheAnswer("POST .*eviction");

        int left = drain(PATIENCE);

        assertThat(left).isZero();
        assertThat(ground.api.asked("POST")).isOne();
    }

    @Test
    void a_drain_that_another_worker_takes_over_goes_on_where_it_was() {
        var budget = ground.api.budgets.add("web-budget", "web", 1);
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        ground.pod("web-2", "n1", "web", "ReplicaSet");
        assertThatThrownBy(() -> drain(SHORT)).hasMessageContaining("web-2");
        budget.allowsOneMore();

        int left = drain(PATIENCE);

        assertThat(left).isZero();
        assertThat(isThere("web-1") || isThere("web-2")).isFalse();
    }

    @Test
    void an_api_that_fails_for_a_moment_does_not_end_a_drain() {
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        ground.api.faults.answers("POST .*eviction", 2, 503, "{}");

        int left = drain(PATIENCE);

        assertThat(left).isZero();
        assertThat(isThere("web-1")).isFalse();
    }
}
