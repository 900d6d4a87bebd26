package dev.remediator.bench;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Action;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import java.time.Duration;
import java.util.List;

/// The playbooks that are measured. Their steps are empty: what is left is the remediator's own.
final class Drill {
    static final String FIVE_STEPS = "BenchFiveSteps";
    static final String MANY_STEPS = "BenchManySteps";
    static final String MANY_ONCES = "BenchManyOnces";

    private static final int FIVE = 5;
    private static final int MANY = 50;
    private static final int SOME = 20;

    private final Stopwatch steps = new Stopwatch();
    private final Stopwatch onces = new Stopwatch();

    /// How long steps took inside playbooks with many of them.
    Stopwatch steps() {
        return steps;
    }

    /// The same for `once`.
    Stopwatch onces() {
        return onces;
    }

    List<Playbook> playbooks() {
        return List.of(
                new FiveSteps(), new ManySteps(this::manySteps), new ManyOnces(this::manyOnces));
    }

    private static final class FiveSteps implements Playbook {
        @Override
        public Plan<?> plan() {
            return answering(FIVE_STEPS, Drill::fiveSteps);
        }
    }

    private record ManySteps(Action<Node> body) implements Playbook {
        @Override
        public Plan<?> plan() {
            return answering(MANY_STEPS, body);
        }
    }

    private record ManyOnces(Action<Node> body) implements Playbook {
        @Override
        public Plan<?> plan() {
            return answering(MANY_ONCES, body);
        }
    }

    private static Plan<Node> answering(String name, Action<Node> body) {
        return when(alert(name))
                .lock(node(label("instance")))
                .first("do nothing", body)
                .holding(Duration.ZERO)
                .otherwise(page("nobody"));
    }

    private static void fiveSteps(Remedy remedy, Node node) {
        for (int i = 0; i < FIVE; i++) {
            remedy.step("nothing", () -> {});
        }
    }

    private void manySteps(Remedy remedy, Node node) {
        for (int i = 0; i < MANY; i++) {
            long began = System.nanoTime();
            remedy.step("nothing", () -> {});
            steps.took(System.nanoTime() - began);
        }
    }

    private void manyOnces(Remedy remedy, Node node) {
        for (int i = 0; i < SOME; i++) {
            long began = System.nanoTime();
            remedy.once("nothing", _ -> {}).withoutProbe();
            onces.took(System.nanoTime() - began);
        }
    }
}
