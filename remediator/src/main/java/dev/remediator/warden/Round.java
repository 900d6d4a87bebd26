package dev.remediator.warden;

import dev.remediator.guard.Wish;
import dev.remediator.warden.Pace.Span;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// Goes once through what is to be judged again, in the order of the queue, whatever is found to be
/// stale on the way. What comes before the place where it was found waits for the next round.
final class Round {
    private final Function<String, TreePSet<Long>> line;
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong((Head head) -> head.place));
    private final Map<String, Span> left = new TreeMap<>();
    private long at = -1;
    private int judged;

    /// @param line where the places are found
    /// @param stale what is to be judged
    /// @param due places for which something is due
    Round(Function<String, TreePSet<Long>> line, Map<String, Span> stale, Iterable<Long> due) {
        this.line = line;
        stale.forEach((key, span) -> begin(key, span.from(), span.to()));
        add(new Head(null, due.iterator(), Long.MAX_VALUE));
    }

    /// The next place of those found by one key.
    private static final class Head {
        private final @Nullable String key;
        private final Iterator<Long> places;
        private final long to;
        private long place = -1;

        private Head(@Nullable String key, Iterator<Long> places, long to) {
            this.key = key;
            this.places = places;
            this.to = to;
        }

        private boolean moves() {
            place = places.hasNext() ? places.next() : Long.MAX_VALUE;
            return place < to;
        }
    }

    private void begin(String key, long from, long to) {
        add(new Head(key, line.apply(key).tailSet(from).iterator(), to));
    }

    private void add(Head head) {
        if (head.moves()) {
            heads.add(head);
        }
    }

    /// Something has changed meanwhile.
    void found(String key) {
        begin(key, at + 1, Long.MAX_VALUE);
        left.put(key, new Span(0, at));
    }

    /// The verdict on the one being judged hangs on what it was held for before.
    void again() {
        left.merge(Key.ALL, new Span(at, at + 1), Span::and);
    }

    /// @param most how many are judged
    /// @param waiting who waits at a place, if it still does
    void judge(int most, Function<Long, @Nullable Wish> waiting, Consumer<Wish> judge) {
        while (!heads.isEmpty()) {
            long place = heads.element().place;
            if (place > at && judged >= most) {
                return;
            }
            add(heads.remove());
            if (place > at) {
                at = place;
                var wish = waiting.apply(place);
                if (wish != null) {
                    judged++;
                    judge.accept(wish);
                }
            }
        }
    }

    int judged() {
        return judged;
    }

    /// Whether some have not been reached.
    boolean cut() {
        return !heads.isEmpty();
    }

    /// What is still to be judged.
    TreePMap<String, Span> left() {
        for (var head : heads) {
            if (head.key != null) {
                left.merge(head.key, new Span(head.place, head.to), Span::and);
            }
        }
        left.entrySet().removeIf(entry -> nobody(entry.getKey(), entry.getValue()));
        return TreePMap.from(left);
    }

    private boolean nobody(String key, Span span) {
        var first = line.apply(key).ceiling(span.from());
        return first == null || first >= span.to();
    }
}
