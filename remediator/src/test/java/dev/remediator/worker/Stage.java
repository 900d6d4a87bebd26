package dev.remediator.worker;

import dev.remediator.playbook.Book;
import dev.remediator.playbook.Veto;
import dev.remediator.testkit.FakeTenure;
import dev.remediator.testkit.Killed;
import java.time.Duration;
import java.util.List;

/// One run as workers carry it out, one after the other: each begins with the journal as far as it
/// was written, and in the end it is said how the run ended.
final class Stage {
    private final FakeTenure tenure = new FakeTenure();
    private final FakeInventory inventory = new FakeInventory();
    private final RunBody body;
    private int epoch;

    Stage(Book book, Veto... vetoes) {
        body =
                new RunBody(
                        book,
                        inventory,
                        new StepValues(Stage.class.getClassLoader()),
                        tenure.time(),
                        new Vetoes(List.of(vetoes), Duration.ofSeconds(10)));
    }

    FakeTenure tenure() {
        return tenure;
    }

    List<String> lines() {
        return tenure.lines();
    }

    List<FakeTenure.End> ends() {
        return tenure.ends();
    }

    FakeInventory inventory() {
        return inventory;
    }

    /// The next worker takes it. Answers false if it gives the run back.
    boolean runs() {
        return body.run(Offers.again(++epoch, tenure.journal()), tenure);
    }

    /// The next worker takes it and dies at this boundary, if it gets there.
    void dies(int boundary) {
        tenure.diesAt(boundary);
        try {
            var _ = runs();
        } catch (Killed _) {
            // As planned.
        } finally {
            tenure.livesOn();
        }
    }
}
