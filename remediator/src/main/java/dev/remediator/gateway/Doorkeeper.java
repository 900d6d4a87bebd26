package dev.remediator.gateway;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.authentication.Verdict;
import java.time.Instant;
import java.util.Collection;

/// Finds out which integration a message is from: the first of those it may be from that it is
/// authenticated as. Nothing of the body is understood before that.
final class Doorkeeper {

    /// Who it is from.
    sealed interface Found {}

    /// It is from this one.
    ///
    /// @param integration who
    /// @param delivery the message as it is to be read
    record Known(Integration integration, Delivery delivery) implements Found {}

    /// It shows that it is from none.
    ///
    /// @param why what the first one says is wrong
    record Stranger(String why) implements Found {}

    /// Nobody can say now.
    ///
    /// @param why what is missing for it
    record Undecided(String why) implements Found {}

    private Doorkeeper() {}

    /// @param candidates whom it may be from; at least one
    static Found find(Collection<Integration> candidates, Ask ask, Instant now) {
        Found other = null;
        var asked = ask.delivery(candidates.iterator().next().name(), now);
        for (var candidate : candidates) {
            var delivery = asked.of(candidate.name()).readAs(candidate.reading());
            switch (candidate.authentication().check(delivery)) {
                case Verdict.Passed _ -> {
                    return new Known(candidate, candidate.authentication().vouched(delivery));
                }
                case Verdict.Unknown(var why) -> other = new Undecided(why);
                case Verdict.Failed(var why) -> other = other == null ? new Stranger(why) : other;
            }
        }
        if (other == null) {
            throw new IllegalArgumentException("there is nobody it may be from");
        }
        return other;
    }
}
