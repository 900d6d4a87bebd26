package dev.remediator.replay.body;

/// Nothing more is recorded here. An error, so that a body's `catch (Exception e)` does not swallow
/// it; not the end of the run, so that its other branches still go through what is recorded of
/// them.
final class RecordEnds extends Error {
    private static final long serialVersionUID = 1L;

    RecordEnds() {
        super("nothing more is recorded", null, false, false);
    }
}
