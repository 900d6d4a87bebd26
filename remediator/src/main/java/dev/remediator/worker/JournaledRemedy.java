package dev.remediator.worker;

import dev.remediator.alert.Alert;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Order;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.StepEntry;
import dev.remediator.remediation.StepEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The remedy a body works with: each step is looked up in the journal first, done only if it is
/// not there, and recorded before the next one may begin.
final class JournaledRemedy implements Remedy {
    private final String run;
    private final Alert alert;
    private final Journal journal;
    private final Tenure tenure;
    private final StepValues values;
    private final InstantSource clock;
    private final Waiting waiting;
    private @Nullable String unsaid;
    private @Nullable String underWay;
    private @Nullable Error over;

    JournaledRemedy(
            String run,
            Alert alert,
            Journal journal,
            Tenure tenure,
            StepValues values,
            InstantSource clock) {
        this.run = run;
        this.alert = alert;
        this.journal = journal;
        this.tenure = tenure;
        this.values = values;
        this.clock = clock;
        this.waiting = new Waiting(tenure, clock);
    }

    @Override
    public Alert alert() {
        return alert;
    }

    @Override
    public void step(String name, Deed deed) {
        var _ =
                step(
                        name,
                        () -> {
                            deed.run();
                            return "";
                        });
    }

    @Override
    public <T> T step(String name, Work<T> work) {
        return unlessOver(
                () -> {
                    var key = begin(name);
                    var recorded = journal.next(key);
                    return recorded.isPresent() ? given(recorded.get()) : perform(name, key, work);
                });
    }

    @Override
    public Once once(String name, OrderedDeed deed) {
        finish();
        unsaid = name;
        return new Once() {
            @Override
            public void probe(Check happened) {
                var _ =
                        doOnce(
                                name,
                                nothing(deed),
                                () -> happened.holds() ? Optional.of("") : Optional.empty());
            }

            @Override
            public void withoutProbe() {
                var _ = doOnce(name, nothing(deed), null);
            }
        };
    }

    private static OrderedWork<String> nothing(OrderedDeed deed) {
        return order -> {
            deed.run(order);
            return "";
        };
    }

    @Override
    public <T> OnceGiving<T> onceGiving(String name, OrderedWork<T> work) {
        finish();
        unsaid = name;
        return new OnceGiving<>() {
            @Override
            public T probe(Work<Optional<T>> answered) {
                return doOnce(name, work, answered);
            }

            @Override
            public T withoutProbe() {
                return doOnce(name, work, null);
            }
        };
    }

    private <T> T doOnce(String name, OrderedWork<T> work, @Nullable Work<Optional<T>> probe) {
        unsaid = null;
        return unlessOver(() -> intendAndDo(name, work, probe));
    }

    private <T> T intendAndDo(String name, OrderedWork<T> work, @Nullable Work<Optional<T>> probe) {
        var key = begin(name);
        var recorded = journal.next(key);
        if (recorded.isPresent() && recorded.get().kind() != Kind.INTENDED) {
            return given(recorded.get());
        }
        if (recorded.isPresent()) {
            var happened = ask(name, probe);
            if (happened.isPresent()) {
                return keep(key, happened.get());
            }
        } else {
            tenure.intend(new StepEntry(key, Kind.INTENDED, "", clock.instant()));
        }
        var order = new Order(run + "/" + key, tenure.fencingToken());
        return perform(name, key, () -> doOrProve(() -> work.run(order), probe));
    }

    /// A deed that threw may have happened all the same; the probe knows.
    private <T> T doOrProve(Work<T> deed, @Nullable Work<Optional<T>> probe) throws Exception {
        try {
            return deed.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            stillOurs();
            var happened = probe == null ? Optional.<T>empty() : askAfter(e, probe);
            if (happened.isPresent()) {
                return happened.get();
            }
            throw e;
        }
    }

    /// What the deed said is the evidence, not what its probe said.
    private static <T> Optional<T> askAfter(Exception deed, Work<Optional<T>> probe)
            throws Exception {
        try {
            return probe.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!e.equals(deed)) {
                deed.addSuppressed(e);
            }
            throw deed;
        }
    }

    /// After a crash between intent and result.
    private <T> Optional<T> ask(String name, @Nullable Work<Optional<T>> probe) {
        if (probe == null) {
            throw new Stopped(
                    Report.Outcome.UNKNOWN, "a worker died in '" + name + "', which has no probe");
        }
        try {
            underWay = name;
            return probe.run();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (Exception e) {
            stillOurs();
            throw new Stopped(
                    Report.Outcome.UNKNOWN,
                    "a worker died in '" + name + "', and its probe failed: " + Evidence.of(e));
        } finally {
            underWay = null;
        }
    }

    @Override
    public void await(String what, Check condition, Duration within) {
        step("await: " + what, () -> waiting.until(what, condition, within));
    }

    @Override
    public void sleep(Duration time) {
        var until = step("sleep until", () -> clock.instant().plus(time));
        var left = Duration.between(clock.instant(), until);
        if (left.isPositive()) {
            unlessOver(() -> rest(left));
        }
    }

    private boolean rest(Duration left) {
        try {
            waiting.rest(left);
            return true;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public Instant now() {
        return step("now", clock::instant);
    }

    private String begin(String name) {
        finish();
        if (underWay != null) {
            throw new IllegalStateException(
                    "'"
                            + name
                            + "' is a step inside the step '"
                            + underWay
                            + "'; take it before or after");
        }
        tenure.check();
        return journal.key(name);
    }

    /// A body may catch whatever it likes: once its run is lost or stopped, it stays so.
    private <T> T unlessOver(Supplier<T> steps) {
        throwIfOver();
        try {
            return steps.get();
        } catch (RunTaken | Stopped e) {
            over = e;
            throw e;
        }
    }

    /// Throws again what has ended the run for this body, if something has.
    void throwIfOver() {
        if (over != null) {
            throw over;
        }
    }

    /// A deed that was named and never done: nobody said how one would know.
    void finish() {
        throwIfOver();
        if (unsaid != null) {
            throw new RemedyFailed(
                    "once '"
                            + unsaid
                            + "' was said without probe(…) or withoutProbe(), so it was not done");
        }
    }

    private <T> T perform(String name, String key, Work<T> work) {
        T answer;
        String json;
        try {
            underWay = name;
            answer = work.run();
            json = values.write(answer);
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (Exception e) {
            stillOurs();
            var why = Evidence.of(e);
            tenure.record(new StepEntry(key, Kind.FAILED, values.write(why), clock.instant()));
            throw new RemedyFailed(why, e);
        } finally {
            underWay = null;
        }
        tenure.record(new StepEntry(key, Kind.DONE, json, clock.instant()));
        return answer;
    }

    private <T> T keep(String key, T answer) {
        tenure.record(new StepEntry(key, Kind.DONE, values.write(answer), clock.instant()));
        return answer;
    }

    /// What throws because its run was taken away has not failed: the next worker finds out.
    private void stillOurs() {
        tenure.check();
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
    }

    // The code that asks is the code that recorded it; a step that answered null answers null
    // again.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private <T> T given(StepEntry entry) {
        var value = read(entry);
        if (entry.kind() == Kind.FAILED) {
            throw new RemedyFailed(String.valueOf(value));
        }
        return (T) value;
    }

    private @Nullable Object read(StepEntry entry) {
        try {
            return values.read(entry.value());
        } catch (IllegalArgumentException e) {
            throw new Stopped(
                    Report.Outcome.DIVERGED,
                    "the answer of '" + entry.step() + "' cannot be read back: " + Evidence.of(e));
        }
    }

    private static RunTaken interrupted() {
        Thread.currentThread().interrupt();
        return new RunTaken("the run was cancelled");
    }
}
