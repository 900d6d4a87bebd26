package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Superseded;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who has cordoned a node, and who may take that back.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CordonTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
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

    private void drain(String key, long token) {
        var traffic = ground.n1().traffic();
        Ground.order(key, token).during(() -> traffic.drain(PATIENCE));
    }

    private void restore(String key, long token) {
        var traffic = ground.n1().traffic();
        var _ =
                Ground.order(key, token)
                        .during(
                                () -> {
                                    traffic.restore();
                                    return key;
                                });
    }

    private boolean cordoned() {
        return ground.api.object(N1).at("/spec/unschedulable").asBoolean(false);
    }

    private void cordonedByAHuman() {
        ground.api.world(o -> o.get(N1).withObject("/spec").put("unschedulable", true));
    }

    @Test
    void a_drain_cordons_and_says_by_whose_order() {
        drain("run/drain#1", 7);

        assertThat(cordoned()).isTrue();
        var marks = FakeObjects.meta(ground.api.object(N1)).path("annotations");
        assertThat(marks.path("remediator.dev/cordoned-by").asString()).isEqualTo("run/drain#1");
        assertThat(marks.path("remediator.dev/fencing-token").asString()).isEqualTo("7");
        assertThat(ground.n1().traffic().serving()).isFalse();
    }

    @Test
    void a_drain_that_is_repeated_changes_nothing_more() {
        drain("run/drain#1", 7);

        drain("run/drain#1", 7);

        assertThat(ground.api.asked("PATCH")).isOne();
    }

    @Test
    void restoring_takes_our_cordon_away_and_may_be_repeated() {
        drain("run/drain#1", 7);
        restore("run/restore#1", 7);

        restore("run/restore#1", 7);

        assertThat(cordoned()).isFalse();
        assertThat(ground.n1().traffic().serving()).isTrue();
        assertThat(ground.api.asked("PATCH")).isEqualTo(2);
    }

    @Test
    void another_s_cordon_is_left_and_said_to_be() {
        cordonedByAHuman();
        drain("run/drain#1", 7);

        assertThatThrownBy(() -> restore("run/restore#1", 7))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("node 'n1' was cordoned by somebody else and is left so");
        assertThat(cordoned()).isTrue();
    }

    private void uncordonedByAHuman() {
        ground.api.world(o -> o.get(N1).withObject("/spec").put("unschedulable", false));
    }

    private boolean marked() {
        return FakeObjects.meta(ground.api.object(N1))
                .path("annotations")
                .has("remediator.dev/cordoned-by");
    }

    @Test
    void a_cordon_of_a_person_after_an_earlier_run_of_ours_is_that_person_s() {
        drain("earlier/drain#1", 7);
        uncordonedByAHuman();
        cordonedByAHuman();

        assertThatThrownBy(() -> restore("later/undo out of rotation#1", 8))
                .hasMessage("node 'n1' was cordoned by somebody else and is left so");
        assertThat(cordoned()).isTrue();
    }

    @Test
    void a_drain_that_finds_a_cordon_of_a_person_takes_an_old_mark_away() {
        drain("earlier/drain#1", 7);
        uncordonedByAHuman();
        cordonedByAHuman();

        drain("later/drain#1", 8);

        assertThat(marked()).isFalse();
        assertThatThrownBy(() -> restore("later/back into rotation#1", 8))
                .hasMessageContaining("is left so");
        assertThat(cordoned()).isTrue();
    }

    @Test
    void an_old_mark_does_not_outlive_a_restore() {
        drain("earlier/drain#1", 7);
        uncordonedByAHuman();

        restore("later/back into rotation#1", 8);

        assertThat(marked()).isFalse();
        assertThat(cordoned()).isFalse();
    }

    @Test
    void a_node_that_is_being_deleted_stays_cordoned() {
        drain("run/drain#1", 7);
        ground.api.world(
                o -> FakeObjects.meta(o.get(N1)).put("deletionTimestamp", "2026-03-01T12:00:00Z"));

        restore("run/undo out of rotation#1", 7);

        assertThat(cordoned()).isTrue();
    }

    @Test
    void a_node_that_is_gone_is_put_back_nowhere() {
        drain("run/drain#1", 7);
        var traffic = ground.n1().traffic();
        ground.api.world(o -> o.remove(N1));

        assertThatCode(traffic::restore).doesNotThrowAnyException();
    }

    @Test
    void an_older_order_neither_drains_nor_restores() {
        drain("new/drain#1", 9);
        restore("new/restore#1", 9);

        assertThatThrownBy(() -> drain("old/drain#1", 8)).isInstanceOf(Superseded.class);
        assertThat(cordoned()).isFalse();
    }

    @Test
    void an_older_order_does_not_uncordon_what_a_younger_one_drained() {
        drain("new/drain#1", 9);

        assertThatThrownBy(() -> restore("old/restore#1", 8))
                .isInstanceOf(Superseded.class)
                .hasMessageContaining("fencing token 8 is older than 9");
        assertThat(cordoned()).isTrue();
    }

    @Test
    void a_drain_goes_no_further_when_somebody_puts_the_node_back() {
        var _ = ground.api.budgets.add("web-budget", "web", 0);
        ground.pod("web-1", "n1", "web", "ReplicaSet");
        ground.api.faults.before(
                "POST .*eviction",
                () ->
                        ground.api.world(
                                o -> o.get(N1).withObject("/spec").put("unschedulable", false)));

        assertThatThrownBy(() -> drain("run/drain#1", 7))
                .hasMessage("somebody has uncordoned node 'n1' while it was drained");
        assertThat(ground.api.asked("POST")).isOne();
    }

    @Test
    void a_node_that_changes_at_the_same_moment_is_looked_at_again() {
        ground.api.faults.before("PATCH", () -> ground.put(N1, ground.api.object(N1)));

        drain("run/drain#1", 7);

        assertThat(cordoned()).isTrue();
        assertThat(ground.api.asked("PATCH")).isEqualTo(2);
    }

    @Test
    void a_node_that_changes_each_time_is_given_up() {
        for (int i = 0; i < 5; i++) {
            ground.api.faults.before("PATCH", () -> ground.put(N1, ground.api.object(N1)));
        }

        assertThatThrownBy(() -> drain("run/drain#1", 7))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("could not cordon node 'n1' because of a conflict");
        assertThat(cordoned()).isFalse();
    }

    @Test
    void a_node_that_lost_its_labels_is_left_alone() {
        var traffic = ground.n1().traffic();
        ground.api.world(o -> FakeObjects.meta(o.get(N1)).withObject("/labels").put("pool", "db"));

        assertThatThrownBy(() -> traffic.drain(PATIENCE))
                .hasMessageContaining("has not the labels {pool=web} and is left alone");
        assertThat(cordoned()).isFalse();
    }

    @Test
    void a_permission_that_is_missing_is_named() {
        ground.api.faults.denies("patch nodes");

        assertThatThrownBy(() -> drain("run/drain#1", 7))
                .hasMessage(
                        "the Kubernetes API of prod does not allow us to cordon node 'n1': User"
                                + " \"remediator\" cannot patch resource \"nodes\"");
    }

    @Test
    void without_an_order_it_is_ours_all_the_same() {
        var traffic = ground.n1().traffic();
        traffic.drain(PATIENCE);

        assertThatCode(traffic::restore).doesNotThrowAnyException();
        assertThat(cordoned()).isFalse();
    }

    @Test
    void the_balancer_is_the_scheduler() {
        assertThat(ground.n1().traffic().balancers()).containsExactly("the scheduler of prod");
    }
}
