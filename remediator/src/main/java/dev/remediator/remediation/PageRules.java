package dev.remediator.remediation;

/// What people say at the pager about what they were paged for.
final class PageRules {

    private PageRules() {}

    /// Only what people have may be closed by them: what automation still works on goes its way.
    static void closed(Draft draft, Ladder ladder, Event.ClosedByPeople closed) {
        draft.incidents().stream()
                .filter(i -> i.id().equals(closed.incident()))
                .filter(i -> i.phase() instanceof Phase.Paged)
                .findFirst()
                .ifPresent(i -> ladder.closing().closedByPeople(i, closed.facts()));
    }
}
