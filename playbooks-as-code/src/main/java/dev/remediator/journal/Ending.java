package dev.remediator.journal;

import java.util.List;

/// How a remedy's body ended: what the engine is told.
///
/// @param outcome how
/// @param evidence one sentence of detail
public record Ending(Outcome outcome, String evidence) {
    private static final String BETWEEN = ": ";

    /// Tells no secret.
    public Ending {
        evidence = Redaction.of(evidence);
    }

    /// How it ends when this was thrown. What throws because its run was taken away has not failed.
    ///
    /// @throws RunTaken if the run was lost
    public static Ending after(Throwable thrown, Tenure tenure) {
        return switch (thrown) {
            case RunTaken taken -> throw taken;
            case OutOfMemoryError trouble -> throw trouble;
            case InternalError trouble -> throw trouble;
            case Stopped stopped -> new Ending(stopped.outcome(), stopped.evidence());
            default -> {
                tenure.check();
                yield new Ending(Outcome.FAILED, Evidence.of(thrown));
            }
        };
    }

    /// Whether what was done is undone first.
    boolean undoes() {
        return outcome.undoes();
    }

    /// The same, with what could not be undone. What should have been undone and was not has
    /// failed; a doubt about the remedy stays what it is.
    Ending butNotUndone(List<String> failures) {
        if (failures.isEmpty()) {
            return this;
        }
        var all = evidence + "; but " + String.join("; ", failures);
        return new Ending(outcome == Outcome.CANCELLED ? Outcome.FAILED : outcome, all);
    }

    /// As one line of text, for the journal.
    String line() {
        return outcome + BETWEEN + evidence;
    }

    /// @throws IllegalArgumentException if it is not such a line
    static Ending read(String line) {
        int end = line.indexOf(BETWEEN);
        if (end < 0) {
            throw new IllegalArgumentException("'" + line + "' does not say how the run ends");
        }
        return new Ending(
                Outcome.valueOf(line.substring(0, end)), line.substring(end + BETWEEN.length()));
    }
}
