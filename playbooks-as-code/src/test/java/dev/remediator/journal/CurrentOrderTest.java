package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CurrentOrderTest {
    private final Bench bench = new Bench();
    private final List<Optional<Order>> orders = new ArrayList<>();

    @Test
    void every_step_has_one() throws Exception {
        bench.runs(
                r -> {
                    r.step("drain", this::note);
                    r.step("drain", this::note);
                });
        assertThat(orders).containsExactly(order("drain#1"), order("drain#2"));
    }

    @Test
    void a_deed_has_the_one_it_is_handed() throws Exception {
        bench.runs(
                r ->
                        r.once("reboot", order -> assertThat(Order.current()).contains(order))
                                .withoutProbe());
        assertThat(bench.tenure().lines()).endsWith("DONE reboot#1");
    }

    @Test
    void an_undo_has_its_own() {
        var _ =
                bench.performs(
                        r -> {
                            r.step("drain", () -> {}, this::note);
                            throw new RemedyFailed("no disk is free");
                        });
        assertThat(orders).containsExactly(order("undo drain#1"));
    }

    @Test
    void there_is_none_between_steps_nor_in_a_probe() throws Exception {
        bench.wrote(StepEntry.Kind.INTENDED, "reboot#1", "");
        bench.runs(
                r -> {
                    note();
                    r.once("reboot", _ -> {})
                            .probe(
                                    () -> {
                                        note();
                                        return true;
                                    });
                });
        assertThat(orders).containsExactly(Optional.empty(), Optional.empty());
    }

    private void note() {
        orders.add(Order.current());
    }

    private static Optional<Order> order(String step) {
        return Optional.of(new Order("run-1/" + step, 7));
    }
}
