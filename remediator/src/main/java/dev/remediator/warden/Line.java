package dev.remediator.warden;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Wish;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// What waits, in the order in which it was asked, and found by what may let it go.
///
/// @param policy under which policy it was found; none before anything was
/// @param places all of it, by its place
/// @param found the places of what something concerns, by [Key]
/// @param untils when something is due for a place
public record Line(
        @Nullable Policy policy,
        TreePMap<Long, Wish> places,
        HashPMap<String, TreePSet<Long>> found,
        TreePSet<Until> untils) {

    /// Nothing waits.
    static final Line NONE =
            new Line(null, TreePMap.empty(), HashTreePMap.empty(), TreePSet.empty());

    /// When something is due for one place.
    ///
    /// @param at when
    /// @param place which place
    public record Until(Instant at, long place) implements Comparable<Until> {
        private static final Comparator<Until> ORDER =
                Comparator.comparing(Until::at).thenComparingLong(Until::place);

        @Override
        public int compareTo(Until other) {
            return ORDER.compare(this, other);
        }
    }

    static Line of(Collection<Wish> waiting, Policy policy) {
        var line = new Line(policy, NONE.places, NONE.found, NONE.untils);
        for (var wish : waiting) {
            line = line.plus(wish, policy);
        }
        return line;
    }

    /// Those that something concerns.
    TreePSet<Long> places(String key) {
        if (key.equals(Key.ALL)) {
            return places.keySet();
        }
        var known = found.get(key);
        return known == null ? TreePSet.empty() : known;
    }

    boolean concerns(String key) {
        return key.equals(Key.ALL) ? !places.isEmpty() : found.containsKey(key);
    }

    /// Those for whom something was due at a time or before.
    Collection<Long> due(Instant at) {
        var places = new TreeSet<Long>();
        for (var until : untils) {
            if (until.at().isAfter(at)) {
                break;
            }
            places.add(until.place());
        }
        return places;
    }

    /// When something is next due for one of them, after a time.
    @Nullable Instant dueAfter(Instant at) {
        var next = untils.higher(new Until(at, Long.MAX_VALUE));
        return next == null ? null : next.at();
    }

    /// When something is first due for one of them.
    @Nullable Instant firstDue() {
        return untils.isEmpty() ? null : untils.first().at();
    }

    Line plus(Wish wish, Policy by) {
        return new Line(policy, places.plus(wish.place(), wish), found, untils)
                .joining(Key.lasting(wish, by), wish.place())
                .joining(Key.passing(wish), wish.place())
                .due(wish.heldUntil(), wish.place());
    }

    Line minus(Wish wish, Policy by) {
        return new Line(policy, places.minus(wish.place()), found, untils)
                .leaving(Key.lasting(wish, by), wish.place())
                .leaving(Key.passing(wish), wish.place())
                .notDue(wish.heldUntil(), wish.place());
    }

    /// It waits for something else than before.
    Line instead(Wish before, Wish wish) {
        long place = wish.place();
        var old = Key.passing(before);
        var next = Key.passing(wish);
        var line = new Line(policy, places.plus(place, wish), found, untils);
        if (!old.equals(next)) {
            line = line.leaving(old, place).joining(next, place);
        }
        return line.notDue(before.heldUntil(), place).due(wish.heldUntil(), place);
    }

    @SuppressWarnings("ReferenceEquality") // a map that is not changed is the same
    private Line joining(List<String> keys, long place) {
        var all = found;
        for (var key : keys) {
            var known = all.get(key);
            all = all.plus(key, known == null ? TreePSet.singleton(place) : known.plus(place));
        }
        return all == found ? this : new Line(policy, places, all, untils);
    }

    @SuppressWarnings("ReferenceEquality") // a map that is not changed is the same
    private Line leaving(List<String> keys, long place) {
        var all = found;
        for (var key : keys) {
            var known = all.get(key);
            if (known != null) {
                var others = known.minus(place);
                all = others.isEmpty() ? all.minus(key) : all.plus(key, others);
            }
        }
        return all == found ? this : new Line(policy, places, all, untils);
    }

    private Line due(@Nullable Instant at, long place) {
        return at == null
                ? this
                : new Line(policy, places, found, untils.plus(new Until(at, place)));
    }

    private Line notDue(@Nullable Instant at, long place) {
        return at == null
                ? this
                : new Line(policy, places, found, untils.minus(new Until(at, place)));
    }
}
