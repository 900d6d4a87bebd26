package dev.remediator.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What earlier workers recorded, given back in the order in which the code asks again.
final class Journal {
    /// The step that says that the run is broken off; only undoing comes after it.
    static final String BROKEN_OFF = "broken off";

    private static final String BROKEN_OFF_KEY = BROKEN_OFF + "#1";

    private final List<String> order;
    private final Map<String, StepEntry> latest = new LinkedHashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private int position;
    private boolean intended;

    Journal(List<StepEntry> entries) {
        entries.forEach(entry -> latest.put(entry.step(), entry));
        order = List.copyOf(latest.keySet());
        intended = entries.stream().anyMatch(entry -> entry.kind() == StepEntry.Kind.INTENDED);
    }

    /// A name of the playbook's own.
    static String own(String step) {
        if (step.equals(BROKEN_OFF)) {
            throw new IllegalArgumentException(
                    "a step may not be called '" + BROKEN_OFF + "', which the journal itself says");
        }
        return step;
    }

    /// Whether all that earlier workers recorded has been given back.
    boolean atItsEnd() {
        return position == order.size();
    }

    /// Whether an earlier worker has broken the run off at this place.
    boolean brokenOffHere() {
        return !atItsEnd() && order.get(position).equals(BROKEN_OFF_KEY);
    }

    /// Whether a deed that must not happen twice has been intended, by whichever worker: the point
    /// of no return.
    boolean pastReturn() {
        return intended;
    }

    /// Such a deed is about to be intended.
    void intended() {
        intended = true;
    }

    /// The next step's key: its name, and which time the name is used.
    String key(String name) {
        return name + "#" + used.merge(name, 1, Integer::sum);
    }

    /// What is recorded of the step the code takes now, if anything.
    ///
    /// @throws Stopped if another step is recorded at this place: the code has changed
    Optional<StepEntry> next(String key) {
        if (position == order.size()) {
            return Optional.empty();
        }
        var expected = order.get(position);
        if (!expected.equals(key)) {
            throw new Stopped(
                    Outcome.DIVERGED,
                    "the journal has '" + expected + "' where the code now takes '" + key + "'");
        }
        position++;
        return Optional.ofNullable(latest.get(key));
    }

    /// @throws Stopped if steps are recorded that the code no longer takes
    void checkAllUsed() {
        if (position < order.size()) {
            throw new Stopped(
                    Outcome.DIVERGED,
                    "the journal has '"
                            + order.get(position)
                            + "', which the code no longer takes");
        }
    }
}
