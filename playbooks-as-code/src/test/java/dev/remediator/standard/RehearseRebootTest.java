package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.Played;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseRebootTest {

    @CrashMatrix(crashes = 2)
    void a_node_that_only_a_reboot_helps_climbs_to_it(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").needsReboot();
        assertThat(rehearsal.of(new HealNode()).on(node).ladder())
                .extracting(Played::remedy)
                .containsExactly("restart the service", "drain and reboot");
        assertThat(node.healthy()).isTrue();
        assertThat(node.traffic().inRotation()).isTrue();
        assertThat(node.onReboot().done()).isEqualTo(1);
    }

    @CrashMatrix
    void a_host_that_is_silent_while_it_boots_is_booted_once(Rehearsal rehearsal) {
        var node =
                rehearsal
                        .node("web-1")
                        .forgetsOrders()
                        .needsReboot()
                        .bootsFor(Duration.ofMinutes(3));
        var played = reboot(rehearsal, node);
        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(played.took()).isGreaterThan(Duration.ofMinutes(3));
    }

    @CrashMatrix
    void a_reboot_whose_answer_is_lost_has_happened(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").forgetsOrders().needsReboot();
        node.onReboot().losesAnswer();
        assertThat(reboot(rehearsal, node).ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @CrashMatrix
    void its_timeline_can_be_read(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").needsReboot();
        assertThat(reboot(rehearsal, node).lines())
                .containsExactly(
                        "DONE note the boot id#1",
                        "DONE out of rotation#1",
                        "DONE drain#1",
                        "INTENDED reboot#1",
                        "DONE reboot#1",
                        "DONE await: booted and healthy again#1",
                        "DONE back into rotation#1",
                        "DONE await: takes work again#1",
                        "DONE note how it stands now#1",
                        "DONE sleep until#1",
                        "DONE still well#1");
    }

    @CrashMatrix
    void one_that_does_not_come_back_is_left_where_it_was_found(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").staysSick();
        var played = reboot(rehearsal, node);
        assertThat(played.ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "'booted and healthy again' did not come true within 600 s"));
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void one_that_cannot_be_rebooted_is_put_back(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").needsReboot();
        node.onReboot().refuses("it has no machine of its own");
        assertThat(reboot(rehearsal, node).ending().evidence())
                .isEqualTo("it has no machine of its own");
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void a_drain_that_threw_is_taken_back(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").needsReboot();
        node.traffic().onDrain().losesAnswer();
        assertThat(reboot(rehearsal, node).ending().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(node.traffic().inRotation()).isTrue();
        assertThat(node.onReboot().done()).isZero();
    }

    @CrashMatrix
    void one_that_says_that_it_is_well_is_not_rebooted(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        assertThat(reboot(rehearsal, node).ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "web-1 says that it is well, so it is not rebooted on the alert"
                                        + " alone"));
        assertThat(node.traffic().onDrain().done()).isZero();
    }

    @CrashMatrix
    void one_that_runs_for_the_moment_and_falls_over_again_and_again_is(Rehearsal rehearsal)
            throws InterruptedException {
        var node = rehearsal.node("web-1").comesBackAfter(Duration.ofSeconds(1));
        rehearsal.time().rest(Duration.ofSeconds(1));
        assertThat(reboot(rehearsal, node).ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(node.onReboot().done()).isEqualTo(1);
    }

    private static Played reboot(Rehearsal rehearsal, FakeNode node) {
        return rehearsal.of(new HealNode()).on(node).remedy("drain and reboot");
    }
}
