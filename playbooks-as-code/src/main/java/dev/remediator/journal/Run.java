package dev.remediator.journal;

import dev.remediator.alert.Alert;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.port.Order;
import java.time.InstantSource;
import java.util.function.IntUnaryOperator;

/// One run: what all its branches share.
///
/// @param name names it
/// @param alert what it answers
/// @param journal what earlier workers recorded
/// @param course how far it is
/// @param recorder writes the rest of the journal
/// @param tenure the worker's hold on it
/// @param values how answers are kept
/// @param clock the time
/// @param dice answers a number below its bound, by chance
/// @param term how long it may take
/// @param objections heard before the first deed that must not happen twice; throws [Stopped] if
///   there are any
record Run(
        String name,
        Alert alert,
        Journal journal,
        Course course,
        Recorder recorder,
        Tenure tenure,
        Values values,
        InstantSource clock,
        IntUnaryOperator dice,
        Term term,
        Runnable objections) {

    static Run of(
            Assignment assignment,
            Tenure tenure,
            Values values,
            InstantSource clock,
            IntUnaryOperator dice,
            Runnable objections) {
        var earlier = assignment.journal();
        var course = new Course(earlier.stream().anyMatch(entry -> entry.kind() == Kind.INTENDED));
        return new Run(
                assignment.run(),
                assignment.alert(),
                new Journal(earlier),
                course,
                new Recorder(tenure, values, clock, earlier),
                tenure,
                values,
                clock,
                dice,
                Term.from(clock, assignment.limit(), course),
                objections);
    }

    /// What the step with this key is done for.
    Order order(String key) {
        return new Order(name + "/" + key, tenure.fencingToken());
    }
}
