package dev.remediator.history;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What people told automation, and what the guards went through: the last thousand of it. Guarded
/// by its history.
final class Audit {
    private static final int MOST = 1000;

    private final Deque<Decision> newestFirst = new ArrayDeque<>();

    /// Whether it belongs to no incident.
    static boolean only(Decision decision) {
        return decision.incident().equals(Decision.CONTROL);
    }

    void add(Decision decision) {
        if (!only(decision) && !byPeople(decision.reason())) {
            return;
        }
        newestFirst.addFirst(decision);
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    private static boolean byPeople(Reason reason) {
        return switch (reason) {
            case APPROVED, DENIED, ACKNOWLEDGED, UNACKNOWLEDGED, CLOSED_BY_PEOPLE, PAGE_TEST ->
                    true;
            default -> false;
        };
    }

    List<Decision> newest(int limit) {
        return newestFirst.stream().limit(limit).toList();
    }
}
