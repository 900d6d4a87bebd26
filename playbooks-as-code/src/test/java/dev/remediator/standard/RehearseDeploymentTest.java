package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeDeployment;
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
class RehearseDeploymentTest {
    private static final String ROLL_BACK = "roll back what was just rolled out";
    private static final String RESTART = "restart the pods";

    @CrashMatrix(crashes = 2)
    void a_bad_revision_is_rolled_back_and_nothing_is_restarted(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").forgetsOrders().getsABadRevision();
        assertThat(rehearsal.of(new RestartDeployment()).on(shop).ladder())
                .extracting(Played::remedy)
                .containsExactly(ROLL_BACK);
        assertThat(shop.healthy()).isTrue();
        assertThat(shop.onRestart().done()).isZero();
    }

    @CrashMatrix(crashes = 2)
    void one_that_has_run_for_long_is_restarted(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").forgetsOrders();
        shop.breaks();
        var played = rehearsal.of(new RestartDeployment()).on(shop).ladder();
        assertThat(played.getFirst().ending().evidence())
                .isEqualTo(
                        "revision 2 of shop/web was rolled out 30 days ago, so it is not what has"
                                + " changed");
        assertThat(played.getLast().ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.onUndo().done()).isZero();
        assertThat(shop.onRestart().done()).isEqualTo(1);
    }

    @Test
    void a_second_alert_does_not_lead_back_to_the_bad_revision(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").getsABadRevision();
        var _ = ending(rehearsal, shop, ROLL_BACK);
        shop.breaks();
        assertThat(ending(rehearsal, shop, ROLL_BACK).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(shop.onUndo().done()).isEqualTo(1);
    }

    @CrashMatrix
    void without_a_revision_before_there_is_no_way_back(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").getsABadRevision().hasNoRevisionBefore();
        assertThat(ending(rehearsal, shop, ROLL_BACK))
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "there is no revision of shop/web before 3 to go back to"));
    }

    @CrashMatrix
    void one_that_somebody_has_paused_is_left_to_them(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").getsABadRevision().isPaused();
        assertThat(rehearsal.of(new RestartDeployment()).on(shop).ladder())
                .extracting(p -> p.ending().evidence())
                .containsExactly(
                        "shop/web was paused by somebody, so it is left to them",
                        "shop/web was paused by somebody, so it is left to them");
        assertThat(shop.onUndo().done() + shop.onRestart().done()).isZero();
    }

    @CrashMatrix
    void one_that_never_becomes_complete_is_for_people(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").staysSick();
        assertThat(ending(rehearsal, shop, RESTART).evidence())
                .isEqualTo(
                        "'another revision is rolled out completely' did not come true within 600 s");
    }

    @CrashMatrix
    void one_that_does_not_stay_complete_is_for_people(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web");
        rehearsal.time().after(Duration.ofSeconds(10), shop::breaks);
        assertThat(ending(rehearsal, shop, RESTART).evidence())
                .isEqualTo("shop/web was complete, and 30 s later 1 of 3 replicas are available");
    }

    @CrashMatrix
    void lost_answers_are_found_by_the_probes(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").forgetsOrders().getsABadRevision();
        shop.losesAnswers();
        assertThat(ending(rehearsal, shop, ROLL_BACK).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @CrashMatrix
    void a_change_of_the_number_of_replicas_is_no_rollback(Rehearsal rehearsal) {
        var shop = rehearsal.deployment("shop/web").getsABadRevision().isBeingScaled();
        shop.onUndo().refuses("no permission");
        assertThat(ending(rehearsal, shop, ROLL_BACK))
                .isEqualTo(new Ending(Outcome.FAILED, "no permission"));
    }

    private static Ending ending(Rehearsal rehearsal, FakeDeployment shop, String remedy) {
        return rehearsal.of(new RestartDeployment()).on(shop).remedy(remedy).ending();
    }
}
