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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The remedy a body works with: each step is looked up in the journal first, done only if it is
/// not there, and recorded before the next one may begin.
final class JournaledRemedy implements Remedy {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final String run;
    private final Alert alert;
    private final Journal journal;
    private final Tenure tenure;
    private final StepValues values;
    private final InstantSource clock;
    private @Nullable String unsaid;

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
                            return Optional.empty();
                        });
    }

    @Override
    public <T> T step(String name, Work<T> work) {
        var key = begin(name);
        var recorded = journal.next(key);
        return recorded.isPresent() ? given(recorded.get()) : perform(key, work);
    }

    @Override
    public Once once(String name, OrderedDeed deed) {
        unsaid = name;
        return new Once() {
            @Override
            public void probe(Check happened) {
                var _ = doOnce(name, nothing(deed), () -> happened.holds() ? Optional.of("") : Optional.empty());
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
        return perform(key, () -> doOrProve(() -> work.run(order), probe));
    }

    /// A deed that threw may have happened all the same; the probe knows.
    private static <T> T doOrProve(Work<T> deed, @Nullable Work<Optional<T>> probe)
            throws Exception {
        try {
            return deed.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var happened = probe == null ? Optional.<T>empty() : probe.run();
            if (happened.isPresent()) {
                return happened.get();
            }
            throw e;
        }
    }

    /// After a crash between intent and result.
    private <T> Optional<T> ask(String name, @Nullable Work<Optional<T>> probe) {
        if (probe == null) {
            throw new Stopped(
                    Report.Outcome.UNKNOWN,
                    "a worker died in '" + name + "', which has no probe");
        }
        try {
            return probe.run();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (Exception e) {
            throw new Stopped(
                    Report.Outcome.UNKNOWN,
                    "a worker died in '" + name + "', and its probe failed: " + sentence(e));
        }
    }

    @Override
    public void await(String what, Check condition, Duration within) {
        step(
                "await: " + what,
                () -> {
                    var until = clock.instant().plus(within);
                    var pause = SHORTEST_PAUSE;
                    while (!condition.holds()) {
                        tenure.check();
                        if (!clock.instant().isBefore(until)) {
                            throw new RemedyFailed(
                                    "'" + what + "' did not come true within " + within.toSeconds() + " s");
                        }
                        pause(pause);
                        var longer = pause.multipliedBy(2);
                        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
                    }
                });
    }

    @Override
    public void sleep(Duration time) {
        var until = step("sleep until", () -> clock.instant().plus(time));
        var left = Duration.between(clock.instant(), until);
        if (left.isPositive()) {
            try {
                pause(left);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    @Override
    public Instant now() {
        return step("now", clock::instant);
    }

    private String begin(String name) {
        finish();
        tenure.check();
        return journal.key(name);
    }

    /// A deed that was named and never done: nobody said how one would know.
    void finish() {
        if (unsaid != null) {
            throw new RemedyFailed(
                    "once '" + unsaid + "' was said without probe(…) or withoutProbe(), so it was not done");
        }
    }

    private <T> T perform(String key, Work<T> work) {
        T answer;
        try {
            answer = work.run();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (Exception e) {
            var why = sentence(e);
            tenure.record(new StepEntry(key, Kind.FAILED, values.write(why), clock.instant()));
            throw new RemedyFailed(why, e);
        }
        return keep(key, answer);
    }

    private <T> T keep(String key, T answer) {
        tenure.record(new StepEntry(key, Kind.DONE, values.write(answer), clock.instant()));
        return answer;
    }

    // The code that asks is the code that recorded it; a step that answered null answers null again.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private <T> T given(StepEntry entry) {
        var value = values.read(entry.value());
        if (entry.kind() == Kind.FAILED) {
            throw new RemedyFailed(String.valueOf(value));
        }
        return (T) value;
    }

    private static RunTaken interrupted() {
        Thread.currentThread().interrupt();
        return new RunTaken("the run was cancelled");
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
