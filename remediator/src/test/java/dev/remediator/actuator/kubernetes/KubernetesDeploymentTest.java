package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Deployment;
import dev.remediator.port.Deployment.Rollout;
import dev.remediator.port.Superseded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A deployment is rolled out anew, or back, once for each order.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KubernetesDeploymentTest {
    @TempDir private Path directory;
    private Ground ground;
    private Deployment web;

    @BeforeEach
    void prepare() {
        ground = new Ground(directory);
        ground.deployment();
        web = ground.web();
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private JsonNode object() {
        return ground.api.object(Ground.WEB);
    }

    private int generation() {
        return object().at("/metadata/generation").asInt();
    }

    private void status(String field, int number) {
        ground.api.world(o -> o.get(Ground.WEB).withObject("/status").put(field, number));
    }

    @Test
    void a_rollout_is_what_the_cluster_says_it_is() {
        assertThat(web.name()).isEqualTo("shop/web");
        assertThat(web.rollout())
                .isEqualTo(
                        new Rollout(
                                3,
                                Instant.parse("2026-03-01T11:00:00Z"),
                                true,
                                3,
                                3,
                                3,
                                true,
                                false));
        assertThat(web.healthy()).isTrue();
    }

    @Test
    void a_change_nobody_took_note_of_is_not_complete() {
        status("observedGeneration", 2);

        assertThat(web.rollout().observed()).isFalse();
        assertThat(web.healthy()).isFalse();
    }

    @Test
    void old_pods_that_still_serve_do_not_stand_in_for_new_ones() {
        status("replicas", 4);
        status("availableReplicas", 3);

        assertThat(web.rollout().available()).isEqualTo(2);
        assertThat(web.healthy()).isFalse();
    }

    @Test
    void one_that_is_gone_is_not_healthy_and_has_no_rollout() {
        ground.api.world(o -> o.remove(Ground.WEB));

        assertThat(web.healthy()).isFalse();
        assertThatThrownBy(web::rollout)
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the Kubernetes API of prod knows no deployment 'shop/web'");
    }

    @Test
    void a_restart_changes_the_template_and_is_noted_with_it() {
        web.restart(Ground.order("run/restart#1", 5));

        var now = object();
        assertThat(
                        now.at("/spec/template/metadata/annotations")
                                .path("kubectl.kubernetes.io/restartedAt")
                                .asString())
                .isEqualTo("2026-03-01T12:00:00Z");
        var marks = now.at("/metadata/annotations");
        assertThat(marks.path("remediator.dev/order").asString()).isEqualTo("run/restart#1");
        assertThat(marks.path("remediator.dev/fencing-token").asString()).isEqualTo("5");
        assertThat(marks.path("deployment.kubernetes.io/revision").asString()).isEqualTo("3");
        assertThat(now.at("/spec/template/metadata/labels/app").asString()).isEqualTo("web");
    }

    @Test
    void the_same_order_later_makes_no_second_rollout() {
        web.restart(Ground.order("run/restart#1", 5));
        int once = generation();
        ground.laterBy(Duration.ofMinutes(5));

        web.restart(Ground.order("run/restart#1", 6));

        assertThat(generation()).isEqualTo(once);
    }

    @Test
    void an_answer_that_got_lost_makes_no_second_rollout() {
        var order = Ground.order("run/restart#1", 5);
        ground.api.faults.losesTheAnswer("PATCH");
        assertThatThrownBy(() -> web.restart(order)).isInstanceOf(Unreachable.class);
        ground.laterBy(Duration.ofMinutes(5));

        web.restart(order);

        assertThat(generation()).isEqualTo(4);
        assertThat(ground.api.asked("PATCH")).isOne();
    }

    @Test
    void another_order_makes_another_rollout() {
        web.restart(Ground.order("run/restart#1", 5));
        ground.laterBy(Duration.ofMinutes(5));

        web.restart(Ground.order("run2/restart#1", 6));

        assertThat(generation()).isEqualTo(5);
    }

    @Test
    void an_older_order_restarts_nothing() {
        web.restart(Ground.order("new/restart#1", 6));

        assertThatThrownBy(() -> web.restart(Ground.order("old/restart#1", 5)))
                .isInstanceOf(Superseded.class);
        assertThat(generation()).isEqualTo(4);
    }

    @Test
    void a_change_at_the_same_moment_is_not_overwritten() {
        ground.api.faults.before(
                "PATCH",
                () -> {
                    var image = ground.api.object(Ground.WEB);
                    image.withObject("/spec").put("replicas", 5);
                    ground.put(Ground.WEB, image);
                });

        web.restart(Ground.order("run/restart#1", 5));

        assertThat(object().at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(object().at("/spec/template/metadata/annotations").isEmpty()).isFalse();
        assertThat(ground.api.asked("PATCH")).isEqualTo(2);
    }

    @Test
    void what_is_paused_is_left_alone() {
        ground.api.world(o -> o.get(Ground.WEB).withObject("/spec").put("paused", true));

        assertThat(web.rollout().paused()).isTrue();
        assertThatThrownBy(() -> web.restart(Ground.order("run/restart#1", 5)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("deployment 'shop/web' is paused, so nothing would be rolled out");
        assertThatThrownBy(() -> web.undo(3, Ground.order("run/undo#1", 5)))
                .hasMessageContaining("is paused");
        assertThat(ground.api.asked("PATCH")).isZero();
    }

    @Test
    void undoing_puts_back_what_ran_before() {
        web.undo(3, Ground.order("run/undo#1", 5));

        var template = object().at("/spec/template");
        assertThat(template.at("/spec/containers/0/image").asString()).isEqualTo("shop/web:1");
        assertThat(template.at("/spec/containers/0/resources/limits/memory").asString())
                .isEqualTo("64Mi");
        assertThat(template.at("/metadata/labels").has("pod-template-hash")).isFalse();
        assertThat(template.at("/metadata/labels/app").asString()).isEqualTo("web");
    }

    @Test
    void undoing_twice_under_one_order_undoes_once() {
        web.undo(3, Ground.order("run/undo#1", 5));
        int once = generation();

        web.undo(3, Ground.order("run/undo#1", 5));

        assertThat(generation()).isEqualTo(once);
    }

    @Test
    void what_is_no_longer_at_that_revision_is_not_undone() {
        web.undo(2, Ground.order("run/undo#1", 5));

        assertThat(ground.api.asked("PATCH")).isZero();
    }

    @Test
    void where_there_was_nothing_before_there_is_nothing_to_go_back_to() {
        ground.api.world(o -> o.remove("/apis/apps/v1/namespaces/shop/replicasets/web-a"));

        assertThat(web.rollout().before()).isFalse();
        assertThatThrownBy(() -> web.undo(3, Ground.order("run/undo#1", 5)))
                .hasMessage("deployment 'shop/web' has no revision before 3");
    }

    @Test
    void a_permission_that_is_missing_is_named() {
        ground.api.faults.denies("patch deployments");

        assertThatThrownBy(() -> web.restart(Ground.order("run/restart#1", 5)))
                .hasMessageContaining("does not allow us to patch deployment 'shop/web'");
    }
}
