package dev.remediator.escalation;

import dev.remediator.oncall.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One time that the steps of a policy are gone through for a page.
///
/// @param number from 1; part of the calls' names
/// @param at when it began
/// @param steps how many steps of the policy were begun or skipped
/// @param everyChannel whether every channel is called in turn, because no step of the policy
///   applies now
/// @param calledAt when somebody was called last
/// @param unanswered whether it was said that nobody has acknowledged
/// @param turns those who are called, each with their ways
public record Round(
        int number,
        Instant at,
        int steps,
        boolean everyChannel,
        Instant calledAt,
        boolean unanswered,
        List<Turn> turns) {

    /// Copies the turns.
    public Round {
        turns = List.copyOf(turns);
    }

    /// Somebody's turn to be called.
    ///
    /// @param step in which step, from 0
    /// @param contact which contact of it, from 0
    /// @param recipient who, as in [Notification]
    /// @param ways how, in order
    /// @param begun how many ways were begun
    /// @param since when the first was
    public record Turn(
            int step,
            int contact,
            String recipient,
            List<Person.Way> ways,
            int begun,
            Instant since) {
        /// Copies the ways.
        public Turn {
            ways = List.copyOf(ways);
        }

        boolean more() {
            return begun < ways.size();
        }

        Instant nextAt() {
            return Later.than(since, ways.get(begun).after());
        }

        Turn begunNext() {
            return new Turn(step, contact, recipient, ways, begun + 1, since);
        }
    }

    /// Before anybody was called.
    static Round none(int number, Instant now) {
        return new Round(number, now, 0, false, now, false, List.of());
    }

    Round step(List<Turn> more) {
        var all = new ArrayList<>(turns);
        all.addAll(more);
        return new Round(number, at, steps + 1, everyChannel, calledAt, unanswered, all);
    }

    Round everyone() {
        return new Round(number, at, 0, true, calledAt, unanswered, turns);
    }

    Round with(List<Turn> others) {
        return new Round(number, at, steps, everyChannel, calledAt, unanswered, others);
    }

    Round called(Instant now) {
        return new Round(number, at, steps, everyChannel, now, unanswered, turns);
    }

    Round heardNobody() {
        return new Round(number, at, steps, everyChannel, calledAt, true, turns);
    }

    /// As if it had begun at another time; those whose turn it was are left alone.
    Round movedTo(Instant time) {
        return new Round(number, time, steps, everyChannel, calledAt, unanswered, List.of());
    }
}
