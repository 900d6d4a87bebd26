package dev.remediator.testkit;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a fake behaves when one of its calls is made. At first it obeys at once.
///
/// What the call does is done when it begins; what it takes is the time until it answers. A refusal
/// or a hang comes before anything is done.
public final class Conduct {
    private final VirtualTime time;
    private final String call;
    private Duration lasting = Duration.ZERO;
    private @Nullable String refusal;
    private boolean hangs;
    private boolean losesAnswer;
    private int done;

    /// @param time the time the fake lives in
    /// @param call what it is called in sentences, such as `restart of web-1`
    public Conduct(VirtualTime time, String call) {
        this.time = time;
        this.call = call;
    }

    /// From now on it obeys at once again.
    public Conduct obeys() {
        lasting = Duration.ZERO;
        refusal = null;
        hangs = false;
        losesAnswer = false;
        return this;
    }

    /// Its answer takes so long.
    public Conduct takes(Duration duration) {
        lasting = duration;
        return this;
    }

    /// It does nothing and throws, with this sentence.
    public Conduct refuses(String sentence) {
        refusal = sentence;
        return this;
    }

    /// It does nothing and never answers; only a time limit ends it.
    public Conduct hangs() {
        hangs = true;
        return this;
    }

    /// It does what it is told and throws. Questions lose nothing.
    public Conduct losesAnswer() {
        losesAnswer = true;
        return this;
    }

    /// How often it was done; a repeat that was recognised by its order does not count.
    public int done() {
        return done;
    }

    /// Behaves that way. For fakes, whose calls say this and nothing else.
    ///
    /// @param order what it is done for
    /// @param orders what the target remembers
    /// @param deed what it does; its answer is not null
    /// @param <T> what it answers
    /// @throws ActuatorException if it refuses, is refused, is interrupted, or its answer is lost
    public <T> T answer(Order order, Orders orders, Supplier<T> deed) {
        begin();
        orders.admit(order);
        var answer =
                orders.once(
                        order,
                        () -> {
                            done++;
                            return deed.get();
                        });
        rest();
        throwIfLost();
        return answer;
    }

    /// The same for calls that get no order, which are done again each time.
    <T> T answerAnew(Supplier<T> deed) {
        begin();
        done++;
        var answer = deed.get();
        rest();
        throwIfLost();
        return answer;
    }

    /// The same for those that answer nothing.
    void answer(Runnable deed) {
        var _ =
                answerAnew(
                        () -> {
                            deed.run();
                            return call;
                        });
    }

    /// The same for questions, which are answered when their time is over and lose nothing.
    <T> T ask(Supplier<T> question) {
        begin();
        rest();
        return question.get();
    }

    private void begin() {
        if (refusal != null) {
            throw new ActuatorException(refusal);
        }
        if (hangs) {
            waiting(time::hang);
        }
    }

    private void rest() {
        if (lasting.isPositive()) {
            waiting(() -> time.rest(lasting));
        }
    }

    private void throwIfLost() {
        if (losesAnswer) {
            throw new ActuatorException("the answer to the " + call + " was lost");
        }
    }

    private interface Wait {
        void end() throws InterruptedException;
    }

    private void waiting(Wait wait) {
        try {
            wait.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException("the " + call + " was interrupted", e);
        }
    }
}
