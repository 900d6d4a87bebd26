package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/// Several things at the same time, each on a virtual thread, and waiting for them.
final class Parallel {

    private Parallel() {}

    /// Something that answers later.
    static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    /// The same for each, in their order.
    ///
    /// @throws RuntimeException the first that was thrown, when all are over
    static <A, B> List<B> each(List<A> all, Function<A, B> work) {
        var running = all.stream().map(one -> start(() -> work.apply(one))).toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// What was answered in time; empty if nothing was, or if it was thrown. What goes on is left
    /// alone.
    static <T> Optional<T> within(Duration limit, CompletableFuture<T> running) {
        try {
            return Optional.of(running.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Something asked again and again.
    interface Question<X extends Exception> {
        boolean isSo() throws X;
    }

    /// Asks every few milliseconds until the answer is yes or the time is up; says which.
    static <X extends Exception> boolean until(Duration limit, Question<X> question) throws X {
        long end = System.nanoTime() + limit.toNanos();
        while (!question.isSo()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new ActuatorException("the work was cancelled before it was done");
            }
        }
        return true;
    }

    private static ActuatorException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ActuatorException("the work was cancelled before it was done", e);
    }
}
