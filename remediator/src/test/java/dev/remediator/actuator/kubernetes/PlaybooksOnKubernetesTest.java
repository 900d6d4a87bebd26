package dev.remediator.actuator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.actuator.kubernetes.ClusterSpec.Provisioner;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.standard.CordonAndDrain;
import dev.remediator.standard.HealNode;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.Rehearsal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;

/// The standard playbooks on the Kubernetes actuator, with workers that die wherever they can.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlaybooksOnKubernetesTest {
    @TempDir private Path directory;
    private Ground ground;

    @BeforeEach
    void prepare() {
        ground = new Ground(directory);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @CrashMatrix
    void a_node_that_stands_is_drained_and_given_back(Rehearsal rehearsal) {
        var played =
                rehearsal
                        .of(new CordonAndDrain())
                        .on(ground.n1())
                        .remedy("cordon and drain until it stands");

        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(ground.n1().traffic().serving()).isTrue();
    }

    @CrashMatrix
    void a_node_that_nobody_would_make_again_is_not_ended(Rehearsal rehearsal) {
        ground.condition("n1", "Ready", "False");
        var played =
                rehearsal.of(new HealNode()).on(ground.n1()).remedy("terminate and reprovision");

        assertThat(played.ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "nobody would make another machine: no provisioner is named for cluster 'prod'"));
    }

    @CrashMatrix
    void a_restart_over_the_api_is_refused_and_changes_nothing(Rehearsal rehearsal) {
        ground.condition("n1", "Ready", "False");
        var played = rehearsal.of(new HealNode()).on(ground.n1()).remedy("restart the service");

        assertThat(played.ending().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ground.n1().traffic().serving()).isFalse();
    }

    @CrashMatrix
    void a_node_that_something_makes_again_is_ended_and_nothing_is_launched(Rehearsal rehearsal) {
        ground.with(ground.spec(Provisioner.NODE_OBJECT));
        ground.finalizer("n1");
        ground.provisionerEnds("n1");
        ground.condition("n1", "Ready", "False");
        var played =
                rehearsal.of(new HealNode()).on(ground.n1()).remedy("terminate and reprovision");

        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(ground.inventory().fleet().members()).containsExactly("n2", "n3");
    }
}
