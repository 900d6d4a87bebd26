package dev.remediator.gameday;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Every write that was acknowledged to a client, in order, and the arithmetic over it. Kept in
/// memory, so nothing that happens to the database happens to it. Thread-safe.
public final class Ledger {
    private final List<Acknowledgement> written = new ArrayList<>();

    /// Notes one.
    synchronized void acknowledged(long id, long timeline, long nanos) {
        written.add(new Acknowledgement(id, timeline, nanos));
        notifyAll();
    }

    /// How many there are.
    public synchronized int size() {
        return written.size();
    }

    /// The history that the latest one belongs to; 0 if there is none.
    public synchronized long timeline() {
        return written.isEmpty() ? 0 : written.getLast().timeline();
    }

    /// How long ago the latest one was; for ever if there is none.
    ///
    /// @param now as of `System.nanoTime()`
    public synchronized Duration silence(long now) {
        return written.isEmpty()
                ? Duration.ofNanos(Long.MAX_VALUE)
                : Duration.ofNanos(now - written.getLast().nanos());
    }

    /// From a moment to the first write in a history younger than this one, after that moment.
    ///
    /// @param from how many to leave out at the beginning
    synchronized Optional<Duration> until(int from, long nanos, long timeline) {
        return written.subList(from, written.size()).stream()
                .filter(one -> one.timeline() > timeline && one.nanos() - nanos > 0)
                .findFirst()
                .map(one -> Duration.ofNanos(one.nanos() - nanos));
    }

    /// From the last one of this history to the first of a younger one: how long nobody could
    /// write. Empty as long as there are not both.
    synchronized Optional<Duration> outage(long timeline) {
        var last =
                written.reversed().stream().filter(one -> one.timeline() == timeline).findFirst();
        return last.flatMap(one -> until(0, one.nanos(), timeline));
    }

    /// Whether, from a place on, anything was acknowledged in an older history after a younger one
    /// had begun: two primaries took writes.
    synchronized boolean wentBack(int from) {
        long newest = 0;
        for (var one : written.subList(from, written.size())) {
            if (one.timeline() < newest) {
                return true;
            }
            newest = one.timeline();
        }
        return false;
    }

    /// The numbers of all rows that were acknowledged until now: a set of the caller's own.
    public synchronized Set<Long> ids() {
        return written.stream()
                .map(Acknowledgement::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Waits until there are so many.
    ///
    /// @return whether there are
    public synchronized boolean await(int many, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (written.size() < many) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
