package dev.remediator.replay.body;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says where a play left what is recorded.
///
/// @param recorded what is recorded
/// @param script how far the play came
record Deviation(RecordedRun recorded, Script script) {
    private static final Pattern OTHER =
            Pattern.compile("the journal has '(.*)' where the code now takes '(.*)'");

    private static final Pattern DROPPED =
            Pattern.compile("the journal has '(.*)', which the code no longer takes");

    private static final Pattern UNREADABLE =
            Pattern.compile("the answer of '(.*)' cannot be read back: (.*)", Pattern.DOTALL);

    /// What the journal calls the step that begins the undoing.
    private static final String BROKEN_OFF = "broken off";

    /// So the evidence begins where a run failed by what its body knows nothing of.
    private static final List<String> FROM_OUTSIDE =
            List.of("the remedy took longer than", "the run has recorded");

    /// When it ended like this, or would have, had more been recorded.
    Optional<String> after(Ending played) {
        if (played.outcome() == Outcome.DIVERGED) {
            return Optional.of(diverged(played.evidence()));
        }
        return strayed().orElseGet(() -> otherEnd(played));
    }

    /// When it wanted to record more, in a step or by undoing what it did.
    Optional<String> afterTheRecord() {
        return strayed().orElseGet(this::undoes);
    }

    private Optional<String> undoes() {
        var failed = new Ending(Outcome.FAILED, script.failure().orElse(""));
        return otherEnd(failed).or(() -> endedThere().map(how -> goesOn(BROKEN_OFF, how)));
    }

    /// What is wrong before its end, and whether that matters; empty if nothing is.
    private Optional<Optional<String>> strayed() {
        if (script.asked().isPresent()) {
            var said =
                    "calls %s outside of a step, so nobody recorded what it answers%s"
                            .formatted(script.asked().get(), script.after());
            return Optional.of(Optional.of(said));
        }
        var more = script.more();
        return more.isPresent()
                ? Optional.of(endedThere().map(how -> goesOn(more.get(), how)))
                : outlives();
    }

    /// Where its failure was recorded and it was undone, it went on.
    private Optional<Optional<String>> outlives() {
        boolean undone = recorded.journal().stream().anyMatch(Deviation::breaksOffFailed);
        var stopped = script.stoppedAt();
        return stopped.isPresent() && undone && failedByItself()
                ? Optional.of(Optional.of(goesOn(stopped.get(), "failed")))
                : Optional.empty();
    }

    private static boolean breaksOffFailed(StepEntry entry) {
        return entry.step().equals(BROKEN_OFF + "#1")
                && entry.sentence().startsWith(BROKEN_OFF + ": " + Outcome.FAILED);
    }

    /// The journal does not fit the code.
    String diverged(String evidence) {
        var other = OTHER.matcher(evidence);
        var dropped = DROPPED.matcher(evidence);
        var unreadable = UNREADABLE.matcher(evidence);
        if (other.matches()) {
            return "takes '%s' where '%s' was recorded%s"
                    .formatted(step(other, 2), step(other, 1), script.after());
        }
        if (dropped.matches()) {
            return "no longer takes '%s'%s".formatted(step(dropped, 1), script.after());
        }
        return unreadable.matches()
                ? "cannot read back what '%s' answered: %s"
                        .formatted(step(unreadable, 1), unreadable.group(2))
                : evidence;
    }

    /// A step's name, without the number of its first use.
    private static String step(Matcher said, int group) {
        var key = said.group(group);
        return key.endsWith("#1") ? key.substring(0, key.length() - 2) : key;
    }

    private String goesOn(String step, String how) {
        return "goes on with '%s' where the recorded run had %s%s"
                .formatted(step, how, script.after());
    }

    /// How the run ended of itself where nothing more is recorded; empty if it was stopped, or
    /// nobody knows.
    private Optional<String> endedThere() {
        var how = recorded.outcome().orElse(Outcome.CANCELLED);
        if (how == Outcome.SUCCEEDED) {
            return Optional.of("succeeded");
        }
        return how == Outcome.FAILED && failedByItself() ? Optional.of("failed") : Optional.empty();
    }

    /// Whether its body failed, and not its time or its room was over, or its target never found.
    private boolean failedByItself() {
        return !recorded.journal().isEmpty()
                && FROM_OUTSIDE.stream().noneMatch(recorded.evidence()::startsWith);
    }

    private Optional<String> otherEnd(Ending played) {
        return recorded.outcome()
                .filter(then -> then == Outcome.SUCCEEDED || then == Outcome.FAILED)
                .filter(then -> then != played.outcome() && !recorded.journal().isEmpty())
                .map(
                        then ->
                                "ends with %s where %s was recorded%s%s"
                                        .formatted(
                                                played.outcome(),
                                                then,
                                                script.after(),
                                                because(played.evidence())));
    }

    private static String because(String evidence) {
        return evidence.isBlank() ? "" : ": " + evidence;
    }
}
