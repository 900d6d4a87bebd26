package dev.remediator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.journal.Outcome;
import dev.remediator.reason.Reason;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayedDeedsTest {

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"SUCCEEDED", "FAILED"})
    void a_playbook_earns_and_loses_trust_by_real_deeds_alone(Outcome outcome) {
        var real = played(new World(), outcome, alert -> alert);
        var replayed =
                played(new World().isReplayed(), outcome, alert -> Replayed.as("storm", alert));

        assertThat(replayed.reasons()).isEqualTo(real.reasons());
        assertThat(real.warden().facts().trust()).containsKey("Hasty");
        assertThat(replayed.warden().facts().trust()).isEmpty();
    }

    private static World played(World world, Outcome outcome, UnaryOperator<Alert> as) {
        var fires = World.alertOf("DiskFull", AlertStatus.FIRING, world.now());
        var over = World.alertOf("DiskFull", AlertStatus.RESOLVED, world.now());
        world.hears(as.apply(fires)).isClaimedBy("w-1").ends("w-1", outcome);
        world.hears(as.apply(over));
        assertThat(world.reasons()).contains(Reason.CLAIM_GRANTED);
        return world;
    }
}
