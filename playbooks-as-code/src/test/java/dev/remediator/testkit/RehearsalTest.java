package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.journal.Halt.Way;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Fleet;
import dev.remediator.port.Probed;
import dev.remediator.standard.HealNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearsalTest {
    private final List<String> world = new ArrayList<>();

    @CrashMatrix(crashes = 2)
    void a_halted_run_is_undone_whoever_dies(Rehearsal rehearsal) {
        rehearsal.endsWith(() -> List.copyOf(world));
        rehearsal.haltsAfter(Duration.ofMinutes(10), Way.UNDO, "the alert has cleared");
        var played = Tried.play(rehearsal, (remedy, _) -> drainAndWait(remedy));
        assertThat(played.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(played.ending().evidence()).isEqualTo("the alert has cleared");
        assertThat(played.took()).isEqualTo(Duration.ofMinutes(10));
        assertThat(played.lines())
                .containsExactly("DONE drain#1", "DONE broken off#1", "DONE undo drain#1");
        assertThat(world).isEmpty();
    }

    private void drainAndWait(Remedy remedy) {
        remedy.step(
                "drain",
                () -> {
                    world.remove("drained");
                    world.add("drained");
                },
                () -> world.remove("drained"));
        remedy.await("a miracle", () -> false, Duration.ofDays(1));
    }

    @CrashMatrix
    void what_is_slept_is_virtual_and_slept_once(Rehearsal rehearsal) {
        var played = Tried.play(rehearsal, (remedy, _) -> remedy.sleep(Duration.ofMinutes(10)));
        assertThat(played.took()).isEqualTo(Duration.ofMinutes(10));
    }

    @CrashMatrix
    void each_worker_orders_with_a_higher_token(Rehearsal rehearsal) {
        var tokens = new ArrayList<Long>();
        var _ =
                Tried.play(
                        rehearsal,
                        (remedy, node) ->
                                remedy.once(
                                                "restart",
                                                order -> {
                                                    tokens.add(order.fencingToken());
                                                    node.restart(order);
                                                })
                                        .probe(node::healthy));
        boolean diedBefore = rehearsal.toString().contains("that 'restart' is intended");
        boolean diedBetween = rehearsal.toString().contains("before it is done");
        assertThat(tokens).containsExactly(diedBefore || diedBetween ? 8L : 7L);
    }

    @Test
    void a_remedy_the_playbook_does_not_have(Rehearsal rehearsal) {
        var scene = rehearsal.of(new HealNode()).on(rehearsal.node("web-1"));
        assertThatThrownBy(() -> scene.remedy("pray"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the playbook has no remedy 'pray', only [restart the service, drain and"
                                + " reboot, terminate and reprovision]");
    }

    @Test
    void a_target_the_playbook_does_not_lock(Rehearsal rehearsal) {
        var scene = rehearsal.of(new HealNode());
        assertThatThrownBy(() -> scene.on(rehearsal.fleet("web", "web-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the playbook locks a Node, which a FakeFleet is not");
    }

    @Test
    void a_port_without_a_fake(Rehearsal rehearsal) {
        assertThatThrownBy(() -> rehearsal.fake(Probed.class, "web-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the port Probed has no fake, so its playbooks cannot be rehearsed; add one"
                                + " to Fakes, which has DatabaseCluster, Deployment, Fleet, Node");
    }

    @Test
    void a_port_whose_fake_is_brought_along(Rehearsal rehearsal) {
        rehearsal.with(Probed.class, FakeNode::of);
        assertThat(rehearsal.fake(Probed.class, "web-1")).isInstanceOf(FakeNode.class);
    }

    @Test
    void a_fake_of_another_port(Rehearsal rehearsal) {
        rehearsal.with(Fleet.class, FakeNode::of);
        assertThatThrownBy(() -> rehearsal.fake(Fleet.class, "web"))
                .hasMessage("FakeNode was given as the fake of Fleet, which it does not implement");
    }
}
