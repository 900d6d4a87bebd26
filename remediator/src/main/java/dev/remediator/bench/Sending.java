package dev.remediator.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Sends alerts over several connections at once, each the next when the last was answered.
final class Sending {
    private final int port;
    private final int batch;
    private final int connections;
    private final InstantSource clock;
    private final AtomicLong turn = new AtomicLong();

    /// @param port where, on loopback
    /// @param batch how many alerts a request holds
    /// @param connections how many requests are under way at any time
    Sending(int port, int batch, int connections, InstantSource clock) {
        this.port = port;
        this.batch = batch;
        this.connections = connections;
        this.clock = clock;
    }

    /// What was sent and answered with success.
    ///
    /// @param alerts how many
    /// @param perSecond how many a second
    /// @param requestMs how long a request took
    /// @param senderCpuNanos processor time of the sending itself
    record Sent(long alerts, double perSecond, Spread requestMs, long senderCpuNanos) {}

    /// Sends for so long.
    ///
    /// @throws IllegalStateException in one sentence, if a request was refused
    Sent drive(Volley.Path path, Duration time) throws InterruptedException {
        var watch = new Stopwatch();
        var cpu = new AtomicLong();
        long began = System.nanoTime();
        long until = began + time.toNanos();
        long alerts = 0;
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var all = new ArrayList<Future<Long>>();
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> send(path, until, watch, cpu)));
            }
            for (var one : all) {
                alerts += sum(one);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Sent(alerts, alerts / seconds, watch.take(), cpu.get());
    }

    private long send(Volley.Path path, long until, Stopwatch watch, AtomicLong cpu)
            throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        var volley = Volley.of(path, port, batch, clock.instant());
        long alerts = 0;
        try (var connection = new Connection(port)) {
            for (long now = System.nanoTime(); now < until; ) {
                connection.post(volley.request(turn.getAndIncrement()));
                long then = now;
                now = System.nanoTime();
                watch.took(now - then);
                alerts += volley.alerts();
            }
        }
        cpu.addAndGet(threads.getCurrentThreadCpuTime() - cpuBefore);
        return alerts;
    }

    private static long sum(Future<Long> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("the bench could not send: " + cause.getMessage(), e);
        }
    }
}
