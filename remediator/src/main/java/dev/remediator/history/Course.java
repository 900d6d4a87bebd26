package dev.remediator.history;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must be known of an incident to count what becomes of it. Guarded by its track record.
final class Course {
    private static final Set<Reason> FAILURES =
            EnumSet.of(
                    Reason.REMEDY_FAILED,
                    Reason.REMEDY_TIMED_OUT,
                    Reason.DID_NOT_CLEAR,
                    Reason.DID_NOT_HOLD,
                    Reason.OUTCOME_UNKNOWN,
                    Reason.DIVERGED);

    private final Instant openedAt;
    private @Nullable String playbook;
    private @Nullable String run;
    private boolean failed;
    private boolean relapsed;
    private boolean asked;
    private boolean called;

    Course(Decision first) {
        openedAt = first.at();
    }

    Instant openedAt() {
        return openedAt;
    }

    /// Which playbook answers it; none for what nothing answers.
    @Nullable String playbook() {
        return playbook;
    }

    /// What one more decision makes of it.
    Set<Count> goes(Decision decision) {
        playbook = decision.playbook() == null ? playbook : decision.playbook();
        var counts = EnumSet.noneOf(Count.class);
        remedies(decision, counts);
        switch (decision.reason()) {
            case RELAPSED -> {
                if (!relapsed) {
                    counts.add(Count.RELAPSED);
                }
                relapsed = true;
            }
            case APPROVED, DENIED -> asked = true;
            case PAGE_CALLED, PAGE_GATHERED, CLOSED_BY_PEOPLE -> people(counts);
            default -> {}
        }
        if (decision.closes()) {
            ends(decision, counts);
        }
        return counts;
    }

    private void remedies(Decision decision, Set<Count> counts) {
        var reason = decision.reason();
        if (reason == Reason.CLAIM_GRANTED
                && decision.run() != null
                && !decision.run().equals(run)) {
            run = decision.run();
            failed = false;
            counts.add(Count.RAN);
        } else if (FAILURES.contains(reason) && run != null && !failed) {
            failed = true;
            counts.add(Count.FAILED);
        }
    }

    private void people(Set<Count> counts) {
        if (!called) {
            counts.add(Count.WITH_PEOPLE);
        }
        called = true;
    }

    private void ends(Decision decision, Set<Count> counts) {
        if (decision.state() == State.UNMATCHED) {
            counts.add(Count.UNMATCHED);
        } else if (decision.state() == State.HEALED) {
            counts.add(Count.HEALED);
            if (asked) {
                people(counts);
            } else if (!called) {
                counts.add(Count.ALONE);
            }
        } else if (!called) {
            counts.add(Count.CLEARED);
        }
    }
}
