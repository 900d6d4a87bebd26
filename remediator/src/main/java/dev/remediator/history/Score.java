package dev.remediator.history;

import java.util.Map;
import java.util.OptionalInt;

/// How it went in some time.
///
/// @param counts what was counted; what is missing was never
/// @param timeToHeal from when a healed alert was first heard of to when it had stayed clear for as
///   long as its remedy must hold
public record Score(Map<Count, Long> counts, Spread timeToHeal) {
    /// Nothing has happened.
    public static final Score NONE = new Score(Map.of(), Spread.NONE);

    /// Copies the counts.
    public Score {
        counts = Map.copyOf(counts);
    }

    /// How often that was counted.
    public long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /// How many incidents had to be healed, by a remedy or by people.
    public long concerned() {
        return of(Count.ALONE) + of(Count.WITH_PEOPLE);
    }

    /// Which part of them was healed without a human, in percent, rounded down: 100 is only said of
    /// all.
    ///
    /// @return nothing, if there was nothing to heal
    public OptionalInt share() {
        return concerned() == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) (of(Count.ALONE) * 100 / concerned()));
    }
}
