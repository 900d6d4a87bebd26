package dev.remediator.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long a run may take. When it is over the step that is under way is interrupted, and the run
/// stops at its next safe point and is undone; undoing has no such limit.
///
/// @param clock the time
/// @param limit how long it may take
/// @param until when that is over
/// @param course whether it is being undone
record Term(InstantSource clock, Duration limit, Instant until, Course course) {

    static Term from(InstantSource clock, Duration limit, Course course) {
        return new Term(clock, limit, clock.instant().plus(limit), course);
    }

    boolean isOver() {
        return !course.undoing() && !clock.instant().isBefore(until);
    }

    /// The shorter of what is left and of what a step may take.
    Duration atMost(Duration step) {
        if (course.undoing()) {
            return step;
        }
        var left = Duration.between(clock.instant(), until);
        return left.compareTo(step) < 0 ? left : step;
    }

    /// The end of a run that took too long.
    Stopped end() {
        return new Stopped(Outcome.FAILED, "the remedy took longer than " + TimeLimit.said(limit));
    }
}
