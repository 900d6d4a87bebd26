package dev.remediator.adapter.sensu;

import dev.remediator.adapter.payload.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When the trouble began, and what tells it from the last one: the time of the last good result,
/// which stays the same however long a check fails. Once it passes again, only the history still
/// knows it, as long as it goes back that far (21 results).
///
/// @param anchor the last good result before the trouble
/// @param began the first bad one; while it still fails, the first that the history still knows,
///   and never an earlier one than it knew before: what began earlier would be taken for old news
/// @param ended the first good one after it
record Episode(Optional<Instant> anchor, Optional<Instant> began, Optional<Instant> ended) {

    /// @param check with `history`, `last_ok` and `executed`
    /// @param over whether it passes now
    static Episode of(Field check, boolean over) {
        var history = check.at("history").optionalItems();
        var executed = check.at("executed").time();
        int good = history.size();
        while (over && good > 0 && passed(history.get(good - 1))) {
            good--;
        }
        int bad = good;
        while (bad > 0 && !passed(history.get(bad - 1))) {
            bad--;
        }
        var before = bad == good ? Optional.<Instant>empty() : time(history, bad - 1);
        boolean unknown = bad == good || (over && bad == 0);
        var began = unknown ? Optional.<Instant>empty() : time(history, bad);
        return over
                ? new Episode(before, began, time(history, good).or(() -> executed))
                : new Episode(check.at("last_ok").time().or(() -> before), began, Optional.empty());
    }

    /// Sensu Core lists statuses without times.
    private static boolean passed(Field result) {
        var status = result.isObject() ? result.at("status") : result;
        return status.said().isEmpty() || status.said().equals("0");
    }

    private static Optional<Instant> time(List<Field> history, int index) {
        return index >= 0 && index < history.size() && history.get(index).isObject()
                ? history.get(index).at("executed").time()
                : Optional.empty();
    }
}
