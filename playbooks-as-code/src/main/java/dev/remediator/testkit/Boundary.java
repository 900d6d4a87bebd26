package dev.remediator.testkit;

import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;

/// A place where a worker may die: just before or just after a line of its run is durable.
///
/// @param step which step, as in the journal, such as `restart#1`; empty for the end
/// @param place which side of which line
record Boundary(String step, Place place) {

    enum Place {
        BEFORE_INTENT("dies before it is recorded that '%s' is intended"),
        AFTER_INTENT("dies after '%s' was intended and before it is done"),
        BEFORE_DONE("dies after '%s' was done and before that is recorded"),
        AFTER_DONE("dies after '%s' was recorded as done"),
        BEFORE_FAILED("dies after '%s' failed and before that is recorded"),
        AFTER_FAILED("dies after '%s' was recorded as failed"),
        BEFORE_END("dies before it tells how the run ended"),
        AFTER_END("dies after it told how the run ended");

        private final String sentence;

        Place(String sentence) {
            this.sentence = sentence;
        }
    }

    static final Boundary BEFORE_END = new Boundary("", Place.BEFORE_END);
    static final Boundary AFTER_END = new Boundary("", Place.AFTER_END);

    static Boundary before(StepEntry entry) {
        return new Boundary(
                entry.step(),
                switch (entry.kind()) {
                    case INTENDED -> Place.BEFORE_INTENT;
                    case DONE -> Place.BEFORE_DONE;
                    case FAILED -> Place.BEFORE_FAILED;
                });
    }

    static Boundary after(StepEntry entry) {
        return new Boundary(
                entry.step(),
                switch (entry.kind()) {
                    case INTENDED -> Place.AFTER_INTENT;
                    case DONE -> Place.AFTER_DONE;
                    case FAILED -> Place.AFTER_FAILED;
                });
    }

    /// Whether whoever dies here leaves behind an intent of which nobody knows what came.
    boolean leavesDoubt() {
        return switch (place) {
            case AFTER_INTENT, BEFORE_DONE, BEFORE_FAILED -> true;
            case BEFORE_INTENT, AFTER_DONE, AFTER_FAILED, BEFORE_END, AFTER_END -> false;
        };
    }

    /// Such as "dies after 'restart' was done and before that is recorded".
    String sentence() {
        return place.sentence.formatted(name(step));
    }

    /// The step's name, with the count only if the name was used before.
    static String name(String step) {
        return step.isEmpty()
                ? ""
                : new StepEntry(step, Kind.INTENDED, "", VirtualTime.START).sentence();
    }
}
