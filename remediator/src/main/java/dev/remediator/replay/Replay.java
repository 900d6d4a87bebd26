package dev.remediator.replay;

import dev.remediator.Shelf;
import dev.remediator.guard.Policy;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides again what has happened, with the playbooks as they are now, in virtual time. Nothing is
/// done and nobody is called.
///
/// Immutable.
public final class Replay {
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Grounds.Wanted wanted;
    private final Duration tolerance;
    private final @Nullable Consumer<String> lenient;
    private final Progress progress;

    private Replay(
            Grounds.Wanted wanted,
            Duration tolerance,
            @Nullable Consumer<String> lenient,
            Progress progress) {
        this.wanted = wanted;
        this.tolerance = tolerance;
        this.lenient = lenient;
        this.progress = progress;
    }

    /// With these playbooks and escalation policies.
    public static Replay of(Shelf shelf) {
        return new Replay(new Grounds.Wanted(shelf, null, null), TOLERANCE, null, Progress.NONE);
    }

    /// With the playbooks and policies that the recording names, in their order, as this program's
    /// class path has them now; with the standard ones where it names none.
    public static Replay asRecorded() {
        return new Replay(new Grounds.Wanted(null, null, null), TOLERANCE, null, Progress.NONE);
    }

    /// The same, where times may differ by this much and still be the same. Default: 5 s.
    public Replay tolerating(Duration shift) {
        if (shift.isNegative()) {
            throw new IllegalArgumentException(
                    "the tolerance is " + shift + ", but must not be negative");
        }
        return new Replay(wanted, shift, lenient, progress);
    }

    /// The same under these guards. Default: the recorded ones.
    public Replay under(Policy guards) {
        var other = new Grounds.Wanted(wanted.shelf(), guards, wanted.settings());
        return new Replay(other, tolerance, lenient, progress);
    }

    /// The same under the guards, the groups and the pager of these settings. Default: the recorded
    /// ones.
    public Replay by(Settings settings) {
        var other = new Grounds.Wanted(wanted.shelf(), wanted.policy(), settings);
        return new Replay(other, tolerance, lenient, progress);
    }

    /// The same, passing over what cannot be read of a recording. Default: the first such line ends
    /// it.
    ///
    /// @param told gets a sentence for each line that is passed over
    public Replay leniently(Consumer<String> told) {
        return new Replay(wanted, tolerance, told, progress);
    }

    /// The same, telling how far it has come.
    public Replay watchedBy(Progress watch) {
        return new Replay(wanted, tolerance, lenient, watch);
    }

    /// Decides again what was recorded, and compares.
    ///
    /// @param recordings at least one
    /// @throws IOException in one sentence, if a recording cannot be read or used
    /// @throws IllegalArgumentException in one sentence, if its playbooks are not there
    public Replayed run(List<Path> recordings) throws IOException {
        return new Playback(wanted, tolerance, lenient, progress).of(recordings);
    }

    /// Says what would be done about alerts of which nobody has recorded a decision. Every remedy
    /// is taken to do its work; whether it helped, the alerts say.
    ///
    /// @param alerts the alerts; closed by whoever opened them
    /// @param names what they are called in the report
    /// @throws IOException in one sentence, if they cannot be read
    public Replayed foresee(AlertStream alerts, List<String> names) throws IOException {
        return new Foresight(wanted.of(null), progress).of(alerts, names);
    }

    /// Decides about alerts with other playbooks too, and compares: what these would have done,
    /// then what this replay's do.
    ///
    /// @param alerts the alerts; closed by whoever opened them
    /// @param names what they are called in the report
    /// @param other the playbooks to compare with
    /// @throws IOException in one sentence, if they cannot be read
    public Replayed against(Shelf other, AlertStream alerts, List<String> names)
            throws IOException {
        var before = new Grounds.Wanted(other, wanted.policy(), wanted.settings()).of(null);
        return new Foresight(wanted.of(null), progress).against(before, tolerance, alerts, names);
    }
}
