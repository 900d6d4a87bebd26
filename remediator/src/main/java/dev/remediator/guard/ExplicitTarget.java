package dev.remediator.guard;

import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import java.time.Instant;

/// A remedy needs one target that is named: an empty or wildcard list has emptied whole fleets
/// (Google's Diskerase, where "none left" was read as "all").
final class ExplicitTarget implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        var resource = Replayed.plain(wish.ask().resource());
        var name = resource.substring(resource.indexOf('/') + 1);
        boolean explicit = !name.isBlank() && name.chars().noneMatch(ExplicitTarget::pattern);
        return explicit || !wish.remedy()
                ? Verdict.CLEAR
                : new Verdict.Refuse(
                        Reason.TARGET_NOT_EXPLICIT, "the target is '" + resource + "'");
    }

    private static boolean pattern(int c) {
        return "*?,[]{}|".indexOf(c) >= 0 || Character.isWhitespace(c);
    }
}
