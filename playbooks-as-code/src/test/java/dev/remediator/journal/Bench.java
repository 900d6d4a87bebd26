package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertMother;
import dev.remediator.alert.AlertStatus;
import dev.remediator.playbook.Remedy;
import dev.remediator.testkit.FakeTenure;
import dev.remediator.testkit.MemoryValues;
import dev.remediator.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;

/// One run on the bench: a body is carried out, and again from the journal written so far.
final class Bench implements InstantSource {
    static final Alert ALERT = AlertMother.saying(AlertStatus.FIRING);
    static final Instant START = VirtualTime.START;

    /// What a playbook's author writes.
    @FunctionalInterface
    interface Body {
        void with(Remedy remedy) throws Exception;
    }

    private final FakeTenure tenure = new FakeTenure();
    private Tenure hold = tenure;
    private Runnable objections = () -> {};
    private Duration limit = Duration.ofDays(30);
    private int dice;
    private int workers;
    private final Values values = new MemoryValues();
    private Duration passed = Duration.ZERO;

    FakeTenure tenure() {
        return tenure;
    }

    /// Workers hold the run in this way.
    Bench holding(UnaryOperator<Tenure> way) {
        hold = way.apply(tenure);
        return this;
    }

    /// Branches are carried out in this order.
    Bench inTurn(InTurn.Order order) {
        return holding(hold -> new InTurn(hold, order));
    }

    /// These are heard before the first deed that must not happen twice.
    Bench hears(Runnable said) {
        objections = said;
        return this;
    }

    /// From now on the run may take no longer than this from when it is taken up.
    Bench mayTake(Duration most) {
        limit = most;
        return this;
    }

    /// From now on chance says this.
    Bench throwsDice(int number) {
        dice = number;
        return this;
    }

    Bench passes(Duration time) {
        passed = passed.plus(time);
        return this;
    }

    /// An earlier worker wrote this.
    Bench wrote(StepEntry.Kind kind, String step, String value) {
        tenure.record(new StepEntry(step, kind, value, instant()));
        return this;
    }

    /// An earlier worker's step answered this.
    Bench answered(String step, Object value) {
        return wrote(StepEntry.Kind.DONE, step, values.write(value));
    }

    /// Carries the body out on a worker of its own, and throws what it throws.
    void runs(Body body) throws Exception {
        performance().play(body::with);
    }

    /// Carries the body out on a worker of its own, which has to throw something.
    AbstractThrowableAssert<?, ? extends Throwable> assertThrows(Body body) {
        return assertThatThrownBy(() -> runs(body));
    }

    /// What a step does that throws this.
    static void fails(Exception with) throws Exception {
        throw with;
    }

    /// Carries the body out on a worker of its own, and undoes what is to be undone.
    Ending performs(Body body) {
        return performance().of(body::with);
    }

    private Performance performance() {
        int epoch = ++workers;
        var assignment = new Assignment("run-1", epoch, limit, ALERT, tenure.journal());
        return new Performance(assignment, hold, values, this, _ -> dice, objections);
    }

    @Override
    public Instant instant() {
        return tenure.time().instant().plus(passed);
    }
}
