package dev.remediator.history;

import dev.remediator.warden.Posture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How automation stood when the warden last said so, and whether it has carried out what somebody
/// asked of it. Thread-safe.
public final class LastPosture {
    private static final Logger LOG = LoggerFactory.getLogger(LastPosture.class);

    private Posture last = Posture.UNKNOWN;

    private final List<Consumer<Posture>> listeners = new CopyOnWriteArrayList<>();

    /// Calls the listener with each posture from now on, in the reading thread.
    public void listen(Consumer<Posture> listener) {
        listeners.add(listener);
    }

    void is(Posture posture) {
        synchronized (this) {
            last = posture;
            notifyAll();
        }
        listeners.forEach(listener -> tell(listener, posture));
    }

    private static void tell(Consumer<Posture> listener, Posture posture) {
        try {
            listener.accept(posture);
        } catch (RuntimeException e) {
            LOG.error("a listener failed on a posture; the history goes on", e);
        }
    }

    /// The last one; [Posture#UNKNOWN] before the first.
    public synchronized Posture now() {
        return last;
    }

    /// Waits until the warden has answered a command.
    ///
    /// @param command the command's id
    /// @param atMost how long to wait
    /// @return its answer; nothing, if it has not answered in time
    public synchronized Optional<Posture.Answered> answer(String command, Duration atMost)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            var answer = last.answered().stream().filter(a -> a.id().equals(command)).findFirst();
            long left = (until - System.nanoTime()) / 1_000_000;
            if (answer.isPresent() || left <= 0) {
                return answer;
            }
            wait(left);
        }
    }
}
