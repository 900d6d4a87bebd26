package dev.remediator.replay.proof;

import dev.remediator.Shelf;
import dev.remediator.guard.Policy;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.replay.Replay;
import dev.remediator.replay.Replayed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// Recordings, and what they are decided with again; ends with what is claimed about the
/// difference.
///
/// Immutable.
public final class Replaying {
    private final List<Path> files;
    private final Shelf shelf;
    private final UnaryOperator<Replay> terms;
    private final Player player;

    /// Decides the files again.
    @FunctionalInterface
    interface Player {
        Replayed play(Shelf shelf, UnaryOperator<Replay> terms, List<Path> files)
                throws IOException;
    }

    Replaying(List<Path> files, Shelf shelf, UnaryOperator<Replay> terms, Player player) {
        this.files = files;
        this.shelf = shelf;
        this.terms = terms;
        this.player = player;
    }

    /// The same, where people are called by these escalation policies. Default: those that the
    /// playbooks' jar lists; none where playbooks are given as they are.
    public Replaying callingPeopleBy(EscalationPolicy... policies) {
        var other = new Shelf(shelf.book(), List.of(policies), shelf.loader());
        return new Replaying(files, other, terms, player);
    }

    /// The same, where shifts up to this long are no difference. Default: five seconds.
    public Replaying tolerating(Duration shift) {
        return with(replay -> replay.tolerating(shift));
    }

    /// The same, under these guards. Default: the recorded ones.
    public Replaying under(Policy guards) {
        return with(replay -> replay.under(guards));
    }

    private Replaying with(UnaryOperator<Replay> term) {
        return new Replaying(files, shelf, replay -> term.apply(terms.apply(replay)), player);
    }

    /// Claims that everything is decided as it was recorded.
    ///
    /// @throws AssertionError with the difference, if not; or in one sentence, if a recording
    ///   cannot be used or none holds an incident
    public void changeNothing() {
        var replayed = replayed();
        if (!replayed.same()) {
            throw new AssertionError(
                    """
                    The replay of %s differs from what was recorded:

                    %s

                    If this is meant, declare it: say changeOnly(Path.of("expected-differences.txt")) \
                    instead of changeNothing(), and run the test once with -D%s=true."""
                            .formatted(
                                    recordings(), Declaration.whole(replayed), Declaration.WRITE));
        }
    }

    /// Claims that just the differences in this file would come of it. Run with the system property
    /// `remediator.declare=true`, it writes the file instead, so that reviewers see in the pull
    /// request what a change of playbooks would have done. Without a difference no file is needed.
    ///
    /// @param declared the difference as `remediator replay` prints it
    /// @throws AssertionError with what is not declared and what does not come, if they differ
    public void changeOnly(Path declared) {
        new Declaration(declared).check(replayed(), Declaration.isToBeWritten());
    }

    /// Whether everything is decided as it was recorded.
    ///
    /// @throws AssertionError in one sentence, if a recording cannot be used or none holds an
    ///   incident
    public boolean changesNothing() {
        return replayed().same();
    }

    /// Writes what is different into a file, for [#changeOnly].
    public void declare(Path declared) {
        new Declaration(declared).check(replayed(), true);
    }

    private Replayed replayed() {
        try {
            var replayed = player.play(shelf, terms, files);
            if (replayed.incidents() == 0) {
                throw new AssertionError(recordings() + " holds no incident, so it proves nothing");
            }
            return replayed;
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private String recordings() {
        return files.size() == 1 ? files.getFirst().toString() : files.size() + " recordings";
    }
}
