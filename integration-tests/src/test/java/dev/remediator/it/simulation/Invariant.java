package dev.remediator.it.simulation;

/// Something that is always so, whatever goes wrong.
abstract class Invariant {

    /// Looks at what happens.
    void see(Seen seen) {}

    /// Looks once everything has come to rest.
    void rests(Rest rest) {}

    /// The name in messages.
    final String name() {
        return getClass().getSimpleName();
    }

    final Violation violation(String what) {
        return new Violation(name(), what);
    }
}
