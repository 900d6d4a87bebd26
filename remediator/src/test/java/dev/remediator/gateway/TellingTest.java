package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Command;
import dev.remediator.history.Chronicle;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TellingTest {
    private static final Command DENY = new Command.Deny("1", "ada", "why", "run-1");

    private final Chronicle chronicle = new Chronicle();
    private final FakeOrders orders = new FakeOrders(chronicle);
    private final Telling telling =
            new Telling(orders, chronicle.history().posture(), Duration.ofMillis(20));

    @Test
    void what_the_warden_has_done_is_done() {
        var reply = telling.tell(DENY, Map.of("run", "run-1"), "look");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"done\":true,\"run\":\"run-1\"}\n");
    }

    @Test
    void what_the_warden_has_not_answered_is_accepted_and_no_more() {
        orders.saysNothing();

        var reply = telling.tell(DENY, Map.of("run", "run-1"), "look");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body()).isEqualTo("{\"accepted\":true,\"run\":\"run-1\"}\n");
    }

    @Test
    void an_answer_to_somebody_else_is_none() throws Exception {
        orders.give(new Command.Deny("2", "bo", "why", "run-2"));
        orders.saysNothing();

        assertThat(telling.tell(DENY, Map.of(), "look").status()).isEqualTo(202);
    }

    @Test
    void an_interrupt_is_kept_for_whoever_asked() {
        orders.saysNothing();
        Thread.currentThread().interrupt();

        assertThat(telling.tell(DENY, Map.of(), "look").status()).isEqualTo(503);
        assertThat(Thread.interrupted()).isTrue();
    }
}
