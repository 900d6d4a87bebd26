package dev.remediator.replay.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.PriorityQueue;

/// What is to happen, in order of time, and at one time in order of arrival.
final class Agenda {
    private final PriorityQueue<Entry> later = new PriorityQueue<>();
    private final ArrayDeque<Runnable> atOnce = new ArrayDeque<>();
    private long now = Long.MIN_VALUE;
    private Instant instant = Instant.MIN;
    private long entries;

    private record Entry(long at, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    long now() {
        return now;
    }

    /// The time by which the engine decides now.
    Instant instant() {
        return instant;
    }

    void at(long time, Runnable what) {
        later.add(new Entry(Math.max(time, now), entries++, what));
    }

    /// When everything that is said now has been heard.
    void atOnce(Runnable what) {
        atOnce.add(what);
    }

    /// Everything that is due until then happens.
    void runUntil(long time) {
        for (var next = later.peek(); next != null && next.at() <= time; next = later.peek()) {
            later.remove();
            moveTo(next.at());
            next.what().run();
            finishThis();
        }
    }

    /// When the next thing happens; the largest number if nothing does.
    long next() {
        var next = later.peek();
        return next == null ? Long.MAX_VALUE : next.at();
    }

    void moveTo(long time) {
        if (time > now) {
            if (Math.floorDiv(time, Nanos.DECIDED_BY) != Math.floorDiv(now, Nanos.DECIDED_BY)) {
                instant = Nanos.instant(time);
            }
            now = time;
        }
    }

    void finishThis() {
        for (var next = atOnce.poll(); next != null; next = atOnce.poll()) {
            next.run();
        }
    }
}
