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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseRebootTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final String TOO_FEW =
            "only 0 others of the fleet serve, and 1 must before web-1 may be rebooted";

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
                        "DONE look again before it is rebooted#1",
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
    void one_that_recovers_during_the_drain_is_not_rebooted(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").comesBackAfter(Duration.ofSeconds(20));
        node.traffic().keeps(3);
        assertThat(reboot(rehearsal, node).ending().evidence())
                .startsWith("web-1 says that it is well");
        assertThat(node.onReboot().done()).isZero();
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void nobody_is_rebooted_when_too_few_others_serve(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.breaks();
        assertThat(reboot(rehearsal, fleet.node("web-1")).ending().evidence()).isEqualTo(TOO_FEW);
        assertThat(fleet.node("web-1").traffic().onDrain().done()).isZero();
    }

    @CrashMatrix
    void nobody_is_rebooted_when_others_fail_during_the_drain(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.node("web-1").needsReboot().traffic().keeps(3);
        fleet.node("web-2").breaksAfter(Duration.ofSeconds(20));
        assertThat(reboot(rehearsal, fleet.node("web-1")).ending().evidence()).isEqualTo(TOO_FEW);
        assertThat(fleet.node("web-1").onReboot().done()).isZero();
        assertThat(fleet.node("web-1").traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void one_that_nobody_could_reboot_is_not_drained(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").needsReboot().cannotBeRebooted("nobody reaches into it");
        assertThat(reboot(rehearsal, node).ending())
                .isEqualTo(new Ending(Outcome.FAILED, "nobody reaches into it"));
        assertThat(node.traffic().onDrain().done()).isZero();
    }

    @Test
    void a_cloud_that_does_not_answer_is_no_proof_of_a_reboot(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").needsReboot().cloudFallsSilentAfter(HALF_A_MINUTE);
        node.traffic().keeps(3);
        node.onReboot().refuses("no permission");
        assertThat(reboot(rehearsal, node).ending())
                .isEqualTo(new Ending(Outcome.FAILED, "no permission"));
        assertThat(node.traffic().inRotation()).isTrue();
    }

    private static Played reboot(Rehearsal rehearsal, FakeNode node) {
        return rehearsal.of(new HealNode()).on(node).remedy("drain and reboot");
    }
}
