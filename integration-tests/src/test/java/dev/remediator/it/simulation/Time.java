package dev.remediator.it.simulation;

import java.time.Instant;
import java.util.PriorityQueue;

/// Virtual time: what is to happen, in order. The engine's clock is the world's, until it jumps.
final class Time {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final Lot lot;
    private long now;
    private long offset;
    private long jumped;

    private record Due(long at, long tiebreak, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(tiebreak, other.tiebreak);
        }
    }

    Time(Lot lot) {
        this.lot = lot;
    }

    /// Does something later.
    void in(long millis, Runnable what) {
        queue.add(new Due(now + Math.max(0, millis), lot.tiebreak(), what));
    }

    /// Does what is next; false if nothing is left to do.
    boolean passes() {
        var next = queue.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.what().run();
        return true;
    }

    /// Since the world began.
    long millis() {
        return now;
    }

    /// What the world's clock shows.
    Instant world() {
        return START.plusMillis(now);
    }

    /// What the engine's clock shows.
    Instant engine() {
        return START.plusMillis(now + offset);
    }

    /// How long until the engine's clock shows this.
    long until(Instant engine) {
        return engine.toEpochMilli() - engine().toEpochMilli();
    }

    /// The engine's clock is set.
    void jump(long millis) {
        offset += millis;
        jumped += Math.abs(millis);
    }

    /// By how much all jumps together may have made a time look longer than it was.
    long jumped() {
        return jumped;
    }
}
