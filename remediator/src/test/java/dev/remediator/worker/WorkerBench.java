package dev.remediator.worker;

import dev.remediator.playbook.Action;
import dev.remediator.port.Node;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// A real worker between fakes: what it is offered and answered comes from the test, and what it
/// tells stays in memory.
final class WorkerBench implements AutoCloseable {
    static final Pulse CALM = new Pulse(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private final FakeDispatch dispatch = new FakeDispatch();
    private final Told told;
    private volatile boolean deaf;
    private Consumer<Answer> listener = _ -> {};
    private final Worker worker;

    WorkerBench(Action<Node> action, Pulse pulse, int atOnce) {
        this(action, pulse, atOnce, true);
    }

    /// With `confirming` off the test says when Kafka takes each report, and whether it does.
    WorkerBench(Action<Node> action, Pulse pulse, int atOnce, boolean confirming) {
        this(action, pulse, atOnce, confirming, Duration.ZERO);
    }

    /// One that may finish what it holds for a while when it is closed.
    static WorkerBench draining(Action<Node> action, Duration drain) {
        return new WorkerBench(action, CALM, 32, true, drain);
    }

    private WorkerBench(
            Action<Node> action, Pulse pulse, int atOnce, boolean confirming, Duration drain) {
        told = new Told(confirming);
        var values = new StepValues(WorkerBench.class.getClassLoader());
        var body =
                new RunBody(
                        Scripted.book(action),
                        new FakeInventory(),
                        values,
                        InstantSource.fixed(Offers.START),
                        Vetoes.NONE);
        worker =
                new Worker(
                        "worker-1",
                        body,
                        told.reports(),
                        dispatch,
                        this::answers,
                        pulse,
                        drain,
                        atOnce);
    }

    private AnswerSource answers(Consumer<Answer> to) {
        listener = to;
        return new AnswerSource() {
            @Override
            public boolean alive() {
                return !deaf;
            }

            @Override
            public void close() {}
        };
    }

    WorkerBench offers(Effect.Offer... offers) {
        dispatch.offers(offers);
        return this;
    }

    WorkerBench grants(String run) {
        return hears(new Answer.Granted("worker-1", "node/web-1", run, 1, 7, null));
    }

    WorkerBench hears(Answer answer) {
        listener.accept(answer);
        return this;
    }

    /// From now on no answer reaches it.
    void goesDeaf() {
        deaf = true;
    }

    Worker worker() {
        return worker;
    }

    Told told() {
        return told;
    }

    FakeDispatch dispatch() {
        return dispatch;
    }

    @Override
    public void close() {
        worker.close();
    }
}
