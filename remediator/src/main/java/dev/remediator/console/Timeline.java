package dev.remediator.console;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Everything that was decided about an incident, in order. What happened while a remedy ran stands
/// within the remedy.
///
/// @param parts single moments, and remedies with their moments
public record Timeline(List<Part> parts) {
    private static final int LONGEST = 2000;

    /// A part of it.
    public sealed interface Part {}

    /// One decision.
    ///
    /// @param at when
    /// @param gap how long after the one before, such as `+12 s`; empty if at the same time
    /// @param word the reason's word
    /// @param sentence what it means
    /// @param facts what was seen; empty if nothing
    /// @param kind what draws it: `step`, `bad`, `good`, `person` or `plain`
    public record Moment(
            When at, String gap, String word, String sentence, String facts, String kind)
            implements Part {}

    /// A remedy that was carried out.
    ///
    /// @param remedy its name
    /// @param run the run's id
    /// @param took how long from the first moment to the last
    /// @param moments what happened meanwhile
    public record Attempt(String remedy, String run, String took, List<Moment> moments)
            implements Part {
        /// Copies the list.
        public Attempt {
            moments = List.copyOf(moments);
        }
    }

    /// Copies the list.
    public Timeline {
        parts = List.copyOf(parts);
    }

    static Timeline of(List<Decision> decisions, Instant now) {
        var parts = new ArrayList<Part>();
        var begun = new HashSet<String>();
        for (int i = 0; i < decisions.size(); ) {
            var run = decisions.get(i).run();
            boolean begins = run != null && begun.add(run);
            int end = begins ? lastOf(decisions, i) : i;
            parts.add(begins ? attempt(decisions, i, end, now) : moment(decisions, i, now));
            i = end + 1;
        }
        return new Timeline(parts);
    }

    /// The last decision that belongs to the run that begins with this one: its own, and those that
    /// say of the same remedy how it went, before another run begins.
    private static int lastOf(List<Decision> decisions, int first) {
        var run = decisions.get(first).run();
        var remedy = remedy(decisions, first);
        int last = first;
        for (int i = first + 1; i < decisions.size(); i++) {
            var next = decisions.get(i);
            if (next.run() != null && !next.run().equals(run)) {
                break;
            }
            boolean same = next.remedy() != null && next.remedy().equals(remedy);
            if (next.run() != null || same) {
                last = i;
            }
        }
        return last;
    }

    private static String remedy(List<Decision> decisions, int first) {
        var run = decisions.get(first).run();
        return decisions.subList(first, decisions.size()).stream()
                .filter(d -> Objects.equals(run, d.run()))
                .map(Decision::remedy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static Attempt attempt(List<Decision> decisions, int first, int last, Instant now) {
        var moments = new ArrayList<Moment>();
        for (int i = first; i <= last; i++) {
            moments.add(moment(decisions, i, now));
        }
        var took = Duration.between(decisions.get(first).at(), decisions.get(last).at());
        return new Attempt(
                Words.brief(remedy(decisions, first), LONGEST),
                String.valueOf(decisions.get(first).run()),
                When.lasting(took),
                moments);
    }

    private static Moment moment(List<Decision> decisions, int at, Instant now) {
        var decision = decisions.get(at);
        return new Moment(
                When.of(decision.at(), now),
                at == 0 ? "" : gap(Duration.between(decisions.get(at - 1).at(), decision.at())),
                decision.reason().word(),
                Words.sentence(decision.reason().sentence()),
                Words.seen(decision.facts(), LONGEST),
                kind(decision.reason()));
    }

    private static String gap(Duration time) {
        if (time.toMillis() <= 0) {
            return "";
        }
        return "+" + (time.toSeconds() < 1 ? time.toMillis() + " ms" : When.lasting(time));
    }

    private static String kind(Reason reason) {
        return switch (reason) {
            case STEP_RECORDED, INTENT_COMMITTED -> "step";
            case HEALED, REMEDY_DONE, CONDITION_CLEARED, RESOLVED, RESOLVED_AFTER_PAGE -> "good";
            case REMEDY_FAILED,
                    REMEDY_TIMED_OUT,
                    DID_NOT_CLEAR,
                    DID_NOT_HOLD,
                    LADDER_EXHAUSTED,
                    NO_REMEDY,
                    NO_WORKER,
                    OUTCOME_UNKNOWN,
                    DIVERGED,
                    FAULTED,
                    PAGE_FAILED,
                    PAGE_UNANSWERED,
                    PAGE_LOST,
                    PAGED_WHILE_HELD ->
                    "bad";
            case ACKNOWLEDGED, UNACKNOWLEDGED, APPROVED, DENIED, CLOSED_BY_PEOPLE, PAGE_CALLED ->
                    "person";
            default -> "plain";
        };
    }
}
