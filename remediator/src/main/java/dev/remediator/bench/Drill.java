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
public final class Drill {
    static final String FIVE_STEPS = "BenchFiveSteps";
    static final String MANY_STEPS = "BenchManySteps";
    static final String MANY_ONCES = "BenchManyOnces";

    private static final int FIVE = 5;
    private static final int MANY = 50;
    private static final int SOME = 20;

    private final ManySteps manySteps = new ManySteps();
    private final ManyOnces manyOnces = new ManyOnces();

    Drill() {}

    /// How long steps took inside playbooks with many of them.
    Stopwatch steps() {
        return manySteps.took;
    }

    /// The same for `once`.
    Stopwatch onces() {
        return manyOnces.took;
    }

    List<Playbook> playbooks() {
        return List.of(new FiveSteps(), manySteps, manyOnces);
    }

    /// Five steps that do nothing.
    public static final class FiveSteps implements Playbook {
        @Override
        public Plan<?> plan() {
            return answering(FIVE_STEPS, FiveSteps::work);
        }

        private static void work(Remedy remedy, Node node) {
            for (int i = 0; i < FIVE; i++) {
                remedy.step("nothing", () -> {});
            }
        }
    }

    /// Many steps that do nothing, each of which is timed.
    public static final class ManySteps implements Playbook {
        private final Stopwatch took = new Stopwatch();

        @Override
        public Plan<?> plan() {
            return answering(MANY_STEPS, this::work);
        }

        private void work(Remedy remedy, Node node) {
            for (int i = 0; i < MANY; i++) {
                long began = System.nanoTime();
                remedy.step("nothing", () -> {});
                took.took(System.nanoTime() - began);
            }
        }
    }

    /// Deeds that must not happen twice and do nothing, each of which is timed.
    public static final class ManyOnces implements Playbook {
        private final Stopwatch took = new Stopwatch();

        @Override
        public Plan<?> plan() {
            return answering(MANY_ONCES, this::work);
        }

        private void work(Remedy remedy, Node node) {
            for (int i = 0; i < SOME; i++) {
                long began = System.nanoTime();
                remedy.once("nothing", _ -> {}).probe(() -> true);
                took.took(System.nanoTime() - began);
            }
        }
    }

    private static Plan<Node> answering(String name, Action<Node> body) {
        return when(alert(name))
                .lock(node(label("instance")))
                .first("do nothing", body)
                .holding(Duration.ZERO)
                .otherwise(page("nobody"));
    }
}
