package dev.remediator.actuator.traffic;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Several that are told or asked at the same time, each on a virtual thread of its own.
final class AtOnce {

    private AtOnce() {}

    /// What one of them is told or asked.
    interface Task<T> {
        /// Tells or asks.
        ///
        /// @throws Unconfirmed what is missing, without a name before it
        /// @throws ActuatorException the same as a whole sentence
        T run() throws Unconfirmed;
    }

    /// What one of them answered.
    sealed interface Reply<T> {
        String by();
    }

    /// An answer.
    record Given<T>(String by, T answer) implements Reply<T> {}

    /// None.
    ///
    /// @param problem a whole sentence
    record Missing<T>(String by, String problem) implements Reply<T> {}

    /// Asks them all, and returns what they answered in their order.
    ///
    /// @param kind what they are, for sentences
    /// @param limit who has not answered by then has not answered
    /// @throws ActuatorException if this thread is interrupted, which it then still is
    static <T> List<Reply<T>> ask(String kind, Map<String, Task<T>> tasks, Duration limit) {
        var names = List.copyOf(tasks.keySet());
        List<Callable<Reply<T>>> work = new ArrayList<>();
        tasks.forEach((name, task) -> work.add(() -> run(kind, name, task)));
        // Not closed: that would wait for a name service that never answers.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var answers = threads.invokeAll(work, limit.toMillis(), TimeUnit.MILLISECONDS);
            List<Reply<T>> replies = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                replies.add(reply(kind, names.get(i), answers.get(i), limit));
            }
            return List.copyOf(replies);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException("interrupted while each " + kind + " was asked", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Reply<T> run(String kind, String name, Task<T> task) {
        try {
            return new Given<>(name, task.run());
        } catch (Unconfirmed e) {
            return new Missing<>(name, kind + " '" + name + "' " + e.sentence());
        } catch (ActuatorException e) {
            return new Missing<>(name, String.valueOf(e.getMessage()));
        }
    }

    private static <T> Reply<T> reply(
            String kind, String name, Future<Reply<T>> answer, Duration limit)
            throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException _) {
            return new Missing<>(
                    name, kind + " '" + name + "' was not done within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Missing<>(
                    name, kind + " '" + name + "' could not be asked: " + e.getCause());
        }
    }
}
