package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A restart that returned is not yet a success.
@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseVerificationTest {

    @CrashMatrix
    void a_crash_loop_is_no_success(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.breaks();
        node.fallsOverAfter(Duration.ofSeconds(10));
        failed(
                restart(rehearsal, node),
                "web-1 did not stay well for 30 s: its service is RUNNING, and its supervisor has"
                        + " started it once since it was told to");
    }

    @CrashMatrix
    void a_service_that_goes_silent_again_is_no_success(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.breaks();
        rehearsal.time().after(Duration.ofSeconds(10), node::fallsSick);
        failed(restart(rehearsal, node), "web-1 served, and 30 s later it did not any more");
    }

    @Test
    void one_that_was_not_started_anew_is_no_success(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").pretendsToRestart();
        failed(
                restart(rehearsal, node),
                "the service of web-1 was not started anew, though it was told to: it is RUNNING");
    }

    @CrashMatrix
    void one_to_which_no_balancer_sends_work_is_no_success(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.traffic().drain(Duration.ZERO);
        failed(restart(rehearsal, node), "'takes work again' did not come true within 120 s");
    }

    @CrashMatrix
    void one_that_hurts_others_is_no_success(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2", "web-3");
        fleet.node("web-2").breaksAfter(Duration.ofSeconds(10));
        failed(
                restart(rehearsal, fleet.node("web-1")),
                "web-1 serves again, but web-2 stopped serving meanwhile");
    }

    @CrashMatrix
    void those_that_fail_apart_do_not_count(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2", "web-3");
        fleet.stands("web-1", "zone-a").stands("web-2", "zone-b").stands("web-3", "zone-a");
        fleet.node("web-2").breaksAfter(Duration.ofSeconds(10));
        assertThat(restart(rehearsal, fleet.node("web-1")).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @CrashMatrix
    void those_of_whom_nobody_knows_where_they_stand_count(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.stands("web-1", "zone-a").node("web-2").breaksAfter(Duration.ofSeconds(10));
        assertThat(restart(rehearsal, fleet.node("web-1")).outcome()).isEqualTo(Outcome.FAILED);
    }

    @CrashMatrix
    void those_that_did_not_serve_before_do_not_count(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.breaks();
        assertThat(restart(rehearsal, fleet.node("web-1")).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    private static Ending restart(Rehearsal rehearsal, FakeNode node) {
        return rehearsal.of(new HealNode()).on(node).remedy("restart the service").ending();
    }

    private static void failed(Ending ending, String evidence) {
        assertThat(ending).isEqualTo(new Ending(Outcome.FAILED, evidence));
    }
}
