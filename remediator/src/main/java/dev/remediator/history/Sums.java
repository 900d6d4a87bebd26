package dev.remediator.history;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// A score being added up. Guarded by its track record.
final class Sums {
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final TreeMap<Integer, Long> times = new TreeMap<>();

    void add(Count count) {
        counts.merge(count, 1L, Long::sum);
    }

    void healedIn(Duration time) {
        times.merge(Spread.step(time), 1L, Long::sum);
    }

    void add(Sums others) {
        others.counts.forEach((count, many) -> counts.merge(count, many, Long::sum));
        others.times.forEach((step, many) -> times.merge(step, many, Long::sum));
    }

    Score score() {
        return new Score(counts, new Spread(times));
    }
}
