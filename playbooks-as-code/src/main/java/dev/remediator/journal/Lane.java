package dev.remediator.journal;

import java.time.Duration;
import java.util.Optional;

/// What one branch of a run works with; a run without branches has one lane.
///
/// @param track what earlier workers recorded of it
/// @param point where it may stop
/// @param steps takes its steps
/// @param deeds does its deeds that must not happen twice
/// @param undos how to undo what it did
/// @param waiting waits in it
/// @param speech whose turn it is
/// @param unlimited no time limit
record Lane(
        Track track,
        SafePoint point,
        Steps steps,
        Deeds deeds,
        Undos undos,
        Waiting waiting,
        Speech speech,
        TimeLimit unlimited) {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    /// @param path its path in the journal
    /// @param inherited whether an earlier worker may have been in it
    static Lane of(Run run, String path, boolean inherited) {
        var track = run.journal().track(path);
        var point = new SafePoint(track, run, inherited);
        var steps = new Steps(run, track, point);
        var longestRest = path.equals(Journal.ROOT) ? FOR_EVER : Waiting.LONGEST_PAUSE;
        return new Lane(
                track,
                point,
                steps,
                new Deeds(run, track, point, steps),
                new Undos(),
                new Waiting(point, run.tenure(), run.clock(), run.term(), longestRest),
                new Speech(run.course()),
                new TimeLimit(run.tenure(), run.term(), Optional.empty()));
    }
}
