package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A worker with several branches dies as a whole.
@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParallelDeathTest {
    private final FakeTenure tenure = new FakeTenure();
    private final List<String> world = new ArrayList<>();

    @Test
    void the_other_branches_go_no_further_than_they_are() {
        tenure.diesAt(0);
        assertThatThrownBy(
                        () ->
                                tenure.together(
                                        List.of(
                                                () -> acts("slow", 10),
                                                () -> acts("quick", 1),
                                                () -> acts("slow too", 10))))
                .isInstanceOf(Killed.class);
        assertThat(world).containsExactly("quick");
        assertThat(tenure.journal()).isEmpty();
        assertThat(tenure.time().instant()).isEqualTo(VirtualTime.START.plusSeconds(1));
    }

    @Test
    void branches_that_live_write_in_the_order_of_the_clock() throws Exception {
        tenure.together(List.of(() -> acts("slow", 10), () -> acts("quick", 1)));
        assertThat(tenure.lines()).containsExactly("DONE quick#1", "DONE slow#1");
    }

    @Test
    void a_call_that_takes_too_long_is_interrupted_in_virtual_time() {
        var node = FakeNode.of(tenure.time(), "web-1");
        node.onRestart().takes(Duration.ofMinutes(5));
        try (var limit = tenure.interruptAfter(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> node.restart(new Order("key", 1)))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessage("the restart of web-1 was interrupted");
            assertThat(limit.rang()).isTrue();
        }
        assertThat(Thread.interrupted()).isFalse();
        assertThat(tenure.time().instant()).isEqualTo(VirtualTime.START.plusSeconds(60));
    }

    private void acts(String name, int seconds) {
        try {
            var _ = tenure.rest(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        world.add(name);
        tenure.record(new StepEntry(name + "#1", Kind.DONE, "", tenure.time().instant()));
    }
}
