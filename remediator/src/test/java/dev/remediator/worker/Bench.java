package dev.remediator.worker;

import dev.remediator.playbook.Remedy;
import dev.remediator.remediation.StepEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// One run on the bench: a body is carried out, and again from the journal written so far.
final class Bench implements InstantSource {
    static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    /// What a playbook's author writes.
    @FunctionalInterface
    interface Body {
        void with(Remedy remedy) throws Exception;
    }

    private final FakeTenure tenure = new FakeTenure();
    private Instant now = START;
    private Duration perLook = Duration.ZERO;

    FakeTenure tenure() {
        return tenure;
    }

    /// Each look at the clock takes so long.
    Bench withClockPassing(Duration step) {
        perLook = step;
        return this;
    }

    Bench passes(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// An earlier worker wrote this.
    Bench wrote(StepEntry.Kind kind, String step, String value) {
        tenure.record(new StepEntry(step, kind, value, now));
        return this;
    }

    /// Carries the body out on a worker of its own, as [RunBody] does.
    void runs(Body body) throws Exception {
        var journal = new Journal(tenure.journal());
        var remedy = remedy(journal);
        body.with(remedy);
        remedy.returned();
    }

    JournaledRemedy remedy() {
        return remedy(new Journal(tenure.journal()));
    }

    private JournaledRemedy remedy(Journal journal) {
        var values = new StepValues(Bench.class.getClassLoader());
        return new JournaledRemedy(Offers.of("Heal"), journal, tenure, values, this, () -> {});
    }

    @Override
    public Instant instant() {
        now = now.plus(perLook);
        return now;
    }
}
