package dev.remediator.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whether an old primary is shut out, so that another one may be made.
///
/// Enough standbys must have been seen not to receive from it any more, so that nobody acknowledges
/// what it writes; every proxy must have cut it off; and its host must have ended it, or there are
/// proxies, so that at least no client gets there. In the latter case it is given the time to end
/// itself first. A cut on some of the proxies is no fence.
///
/// @param complete whether it is
/// @param patience how long to wait before it holds
/// @param sentence what is missing, or what holds
public record Fence(boolean complete, Duration patience, String sentence) {

    /// Judges what was confirmed.
    ///
    /// @param cut what each proxy said, one for every proxy there is
    /// @param revoked what the standbys said
    /// @param host what the primary's host said
    /// @param listed N: how many standbys there are, reachable or not
    public static Fence of(
            List<Confirmation> cut,
            List<Confirmation> revoked,
            Confirmation host,
            int listed,
            Terms terms) {
        var missing = new ArrayList<String>();
        int needed = new Quorum(0, terms.acks(), listed).needed();
        long silent =
                revoked.stream()
                        .filter(Confirmation::confirmed)
                        .map(Confirmation::part)
                        .distinct()
                        .count();
        if (terms.acks() < 1 || silent < Math.max(1, needed)) {
            missing.add(
                    "%d of %d standbys no longer receive, %d must not%s"
                            .formatted(silent, listed, Math.max(1, needed), why(revoked)));
        }
        if (!Confirmation.all(cut)) {
            missing.add("not every proxy has cut it off: " + Confirmation.problems(cut));
        }
        if (!host.confirmed() && cut.isEmpty()) {
            missing.add(
                    "its host has not confirmed that it ended (%s), and no proxy stands before it"
                            .formatted(host.problem()));
        }
        if (!missing.isEmpty()) {
            return new Fence(
                    false,
                    Duration.ZERO,
                    host.part() + " is not shut out: " + String.join("; ", missing));
        }
        var shut =
                "%s is shut out: %d of %d standbys no longer receive"
                        .formatted(host.part(), silent, listed);
        if (host.confirmed()) {
            return new Fence(true, Duration.ZERO, shut + proxies(cut) + ", and its host ended it");
        }
        return new Fence(
                true,
                terms.selfFence(),
                ("%s%s; its host has not confirmed that it ended (%s), so it is given"
                                + " %s to end itself")
                        .formatted(
                                shut,
                                proxies(cut),
                                host.problem(),
                                Spoken.time(terms.selfFence())));
    }

    private static String why(List<Confirmation> revoked) {
        var problems = Confirmation.problems(revoked);
        return problems.isEmpty() ? "" : ": " + problems;
    }

    private static String proxies(List<Confirmation> cut) {
        return cut.isEmpty()
                ? ""
                : ", %d of %d proxies cut it off".formatted(cut.size(), cut.size());
    }
}
