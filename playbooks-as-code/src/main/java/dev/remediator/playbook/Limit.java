package dev.remediator.playbook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much may be done to one group, by all playbooks together.
///
/// @param most how many remedies
/// @param per within which rolling time, at most a day; none: at once
public record Limit(int most, @Nullable Duration per) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /// Refuses a limit of nothing, which would be a pause switch in disguise, and a negative time.
    public Limit {
        allowsSomething(most);
        if (per != null && (per.isZero() || per.isNegative())) {
            throw new IllegalArgumentException(
                    "atMost(" + most + ").per(" + per + "): the time must be longer than nothing");
        }
        if (per != null && per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "atMost(" + most + ").per(" + per + "): a day is the longest that is counted");
        }
    }

    private static void allowsSomething(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "atMost(" + most + ") allows nothing; it must be at least 1");
        }
    }

    String sentence() {
        return "at most " + most + (per == null ? " at once" : " per " + Spell.one(per));
    }

    /// A number that still wants to know of what.
    ///
    /// @param most how many remedies
    public record AtMost(int most) {

        /// Refuses a limit of nothing.
        public AtMost {
            allowsSomething(most);
        }

        /// In flight at the same time: from before the remedy is offered until it is judged.
        public Limit atOnce() {
            return new Limit(most, null);
        }

        /// Begun within a rolling time.
        public Limit per(Duration time) {
            return new Limit(most, time);
        }
    }
}
