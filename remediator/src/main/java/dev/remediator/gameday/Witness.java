package dev.remediator.gameday;

import dev.remediator.remediation.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Sees every decision and can be asked to wait for one. Thread-safe.
public final class Witness {
    private final List<Decision> seen = new ArrayList<>();

    /// Is told of a decision.
    public synchronized void see(Decision decision) {
        seen.add(decision);
        notifyAll();
    }

    /// How many decisions there have been: a place to begin looking from.
    public synchronized int here() {
        return seen.size();
    }

    /// The first decision from a place on that satisfies the question, as soon as there is one.
    public synchronized Optional<Decision> await(
            int from, Duration atMost, Predicate<Decision> wanted) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        int next = from;
        while (true) {
            for (; next < seen.size(); next++) {
                if (wanted.test(seen.get(next))) {
                    return Optional.of(seen.get(next));
                }
            }
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }

    /// Everything from a place on.
    public synchronized List<Decision> since(int from) {
        return List.copyOf(seen.subList(from, seen.size()));
    }

    /// Everything decided about one incident.
    public synchronized List<Decision> about(String incident) {
        return seen.stream().filter(d -> d.incident().equals(incident)).toList();
    }
}
