package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.gameday.Witness;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountTest {
    private final Witness witness = new Witness();
    private final Account account = new Account(witness, new Pages());

    @Test
    void a_destructive_remedy_is_under_way_from_its_first_intent_to_its_result() {
        decided(1, Reason.INTENT_COMMITTED, HealOwnNode.REPLACE);
        decided(2, Reason.STEP_RECORDED, HealOwnNode.REPLACE);
        decided(3, Reason.INTENT_COMMITTED, HealOwnNode.REPLACE);
        decided(5, Reason.REMEDY_DONE, HealOwnNode.REPLACE);
        decided(6, Reason.HEALED, HealOwnNode.REPLACE);

        var spans = account.destructive(_ -> "web");

        assertThat(spans).containsExactly(new Span("web", at(1), at(5)));
    }

    @Test
    void an_alert_that_clears_does_not_end_a_remedy() {
        decided(1, Reason.INTENT_COMMITTED, HealOwnNode.REPLACE);
        decided(2, Reason.CONDITION_CLEARED, HealOwnNode.REPLACE);
        decided(3, Reason.WORKER_LOST, HealOwnNode.REPLACE);
        decided(5, Reason.REMEDY_FAILED, HealOwnNode.REPLACE);

        var spans = account.destructive(_ -> "web");

        assertThat(spans).containsExactly(new Span("web", at(1), at(5)));
    }

    @Test
    void one_without_a_result_is_under_way_for_ever() {
        decided(1, Reason.INTENT_COMMITTED, HealOwnNode.REPLACE);

        var spans = account.destructive(_ -> "web");

        assertThat(spans).containsExactly(new Span("web", at(1), Instant.MAX));
    }

    @Test
    void a_restart_is_not_destructive() {
        decided(1, Reason.INTENT_COMMITTED, HealOwnNode.RESTART);
        decided(2, Reason.REMEDY_DONE, HealOwnNode.RESTART);

        var spans = account.destructive(_ -> "web");

        assertThat(spans).isEmpty();
    }

    private void decided(long second, Reason reason, String remedy) {
        witness.see(
                new Decision(
                        "incident-1",
                        "node/web-1",
                        at(second),
                        reason,
                        State.ACTING,
                        "series",
                        Monitoring.DOWN,
                        "HealOwnNode",
                        remedy,
                        "run-1",
                        "",
                        false,
                        false));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
