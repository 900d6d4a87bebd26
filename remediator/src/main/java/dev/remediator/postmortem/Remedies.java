package dev.remediator.postmortem;

import dev.remediator.postmortem.Account.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was tried, read from the decisions.
final class Remedies {
    private static final Set<String> RESULTS =
            Set.of(
                    "remedy-done",
                    "remedy-failed",
                    "remedy-timed-out",
                    "did-not-clear",
                    "did-not-hold",
                    "run-cancelled",
                    "outcome-unknown",
                    "diverged",
                    "no-worker",
                    "healed");

    private static final Set<String> SKIPPED =
            Set.of(
                    "cooling-down",
                    "denied",
                    "approval-lapsed",
                    "still-well",
                    "vetoed",
                    "protected",
                    "target-not-explicit",
                    "target-unknown",
                    "shadow");

    /// One remedy that was tried, or passed over.
    ///
    /// @param began when it was offered to a worker; missing if it was passed over
    /// @param ended when the last was known of it
    /// @param result what became of it; empty if that is not known yet
    record Tried(
            String remedy,
            @Nullable Instant began,
            @Nullable Instant ended,
            @Nullable String run,
            String result,
            String evidence) {

        Tried then(Decided decided) {
            var facts = decided.facts();
            return new Tried(
                    remedy,
                    began,
                    decided.at(),
                    run,
                    decided.why(),
                    evidence.isEmpty() || facts.isEmpty()
                            ? evidence + facts
                            : evidence + "; " + facts);
        }
    }

    private Remedies() {}

    static List<Tried> of(Account account) {
        var all = new ArrayList<Tried>();
        for (var decided : account.decisions()) {
            var remedy = decided.remedy() == null ? "" : decided.remedy();
            if (decided.reason().equals("remedy-offered")) {
                all.add(new Tried(remedy, decided.at(), null, decided.run(), "", ""));
            } else if (RESULTS.contains(decided.reason()) && !all.isEmpty()) {
                ended(all, remedy, decided);
            } else if (SKIPPED.contains(decided.reason()) && !remedy.isEmpty()) {
                all.add(new Tried(remedy, null, null, null, decided.why(), decided.facts()));
            }
        }
        return all;
    }

    /// What names no remedy is about the last that was tried.
    private static void ended(List<Tried> all, String remedy, Decided decided) {
        for (int i = all.size() - 1; i >= 0; i--) {
            var tried = all.get(i);
            if (tried.began() != null && (remedy.isEmpty() || remedy.equals(tried.remedy()))) {
                all.set(i, tried.then(decided));
                return;
            }
        }
    }
}
