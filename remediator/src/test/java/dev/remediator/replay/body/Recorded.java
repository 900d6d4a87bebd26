package dev.remediator.replay.body;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.journal.Assignment;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.Performance;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.Values;
import dev.remediator.playbook.LabelMatch;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Rung;
import dev.remediator.testkit.Fake;
import dev.remediator.testkit.FakeTenure;
import dev.remediator.testkit.Fakes;
import dev.remediator.testkit.VirtualTime;
import dev.remediator.worker.StepValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs that are recorded for a test: carried out on fakes in virtual time, with the values workers
/// use.
public final class Recorded {
    static final Values VALUES = new StepValues(Recorded.class.getClassLoader());

    private Recorded() {}

    /// One remedy, carried out to its end on a fake that was arranged for it.
    public static <T> RecordedRun run(Plan<T> plan, int remedy, Consumer<Fake> arranged) {
        var time = new VirtualTime();
        var fake = Fakes.standard().make(plan.lock().port(), time, "target-1");
        arranged.accept(fake);
        return run(plan, plan.rungs().get(remedy), plan.lock().port().cast(fake), time);
    }

    /// One remedy, carried out on anything.
    static <T> RecordedRun run(Plan<T> plan, Rung<T> rung, @Nullable T target, VirtualTime time) {
        return run(plan, rung, target, new FakeTenure(time), time);
    }

    @SuppressWarnings("NullAway") // Bodies of these tests do not use their target.
    static <T> RecordedRun run(
            Plan<T> plan, Rung<T> rung, @Nullable T target, FakeTenure tenure, VirtualTime time) {
        var alert = alert(plan);
        var assignment = new Assignment("run-1", 1, rung.timeLimit(), alert, List.of());
        var ending =
                new Performance(assignment, tenure, VALUES, time, () -> {})
                        .of(remedy -> rung.action().perform(remedy, target));
        return new RecordedRun(
                "run-1",
                rung.name(),
                alert,
                tenure.journal(),
                Optional.of(ending.outcome()),
                ending.evidence());
    }

    /// The same with another journal.
    static RecordedRun with(RecordedRun run, UnaryOperator<List<StepEntry>> change) {
        return new RecordedRun(
                run.run(),
                run.remedy(),
                run.alert(),
                change.apply(new ArrayList<>(run.journal())),
                run.outcome(),
                run.evidence());
    }

    /// The same with another end.
    static RecordedRun ending(RecordedRun run, @Nullable Outcome outcome) {
        return new RecordedRun(
                run.run(),
                run.remedy(),
                run.alert(),
                run.journal(),
                Optional.ofNullable(outcome),
                run.evidence());
    }

    private static Alert alert(Plan<?> plan) {
        var labels = new HashMap<String, String>();
        for (var match : plan.trigger().where()) {
            if (match instanceof LabelMatch.OneOf one) {
                labels.put(one.label(), one.values().getFirst());
            }
        }
        plan.lock().labels().forEach(label -> labels.put(label.name(), "target-1"));
        return new Alert(
                "test",
                "series",
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                plan.trigger().name(),
                plan.lock().kind() + "/target-1",
                VirtualTime.START,
                null,
                labels,
                Map.of(),
                Map.of());
    }
}
