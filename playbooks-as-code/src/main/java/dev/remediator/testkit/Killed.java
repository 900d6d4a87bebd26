package dev.remediator.testkit;

/// What a killed worker feels: nothing that a body could catch by accident.
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("the worker was killed", null, false, false);
    }
}
