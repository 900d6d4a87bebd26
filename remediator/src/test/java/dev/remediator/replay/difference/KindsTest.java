package dev.remediator.replay.difference;

import static dev.remediator.replay.difference.Told.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KindsTest {
    private final Ledger ledger =
            new Ledger((_, remedy) -> remedy.equals("replace"), "HealNode"::equals);
    private final Comparison comparison = new Comparison(Duration.ofSeconds(5), ledger);

    static Stream<Arguments> kinds() {
        var healed = incident("inc-1").healed();
        return Stream.of(
                row("the same", healed, incident("inc-1").healed()),
                row("a timer that fired late", healed, shifted(0.1)),
                row("what is within the tolerance", healed, shifted(4.9)),
                row(
                        "a wait too short to matter",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .held(Reason.BUDGET_IN_USE)
                                .after(2)
                                .offered("restart")
                                .after(20)
                                .became(Reason.REMEDY_DONE, "restart")
                                .after(160)
                                .ended(Reason.HEALED, State.HEALED)),
                row(
                        "what is bookkeeping",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("restart")
                                .said(Reason.REPEATED)
                                .said(Reason.CLAIM_GRANTED)
                                .after(20)
                                .became(Reason.REMEDY_DONE, "restart")
                                .after(160)
                                .ended(Reason.HEALED, State.HEALED)),
                row("all of it later by the same", healed, shifted(60), Kind.ACTS_LATER),
                row("all of it earlier by the same", healed, shifted(-60), Kind.ACTS_EARLIER),
                row(
                        "cleared before it acts",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(300)
                                .ended(Reason.CLEARED_WHILE_HELD, State.CLEARED),
                        Kind.WOULD_NO_LONGER_RUN,
                        Kind.OTHER_END),
                row(
                        "acts where it did not",
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(300)
                                .ended(Reason.CLEARED_WHILE_HELD, State.CLEARED),
                        healed,
                        Kind.WOULD_NOW_RUN,
                        Kind.OTHER_END),
                row(
                        "one remedy more",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("restart")
                                .after(20)
                                .became(Reason.DID_NOT_CLEAR, "restart")
                                .offered("replace")
                                .after(160)
                                .became(Reason.REMEDY_DONE, "replace")
                                .ended(Reason.HEALED, State.HEALED),
                        Kind.WOULD_NOW_RUN),
                row(
                        "another remedy",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("replace")
                                .after(20)
                                .became(Reason.REMEDY_DONE, "replace")
                                .after(160)
                                .ended(Reason.HEALED, State.HEALED),
                        Kind.OTHER_REMEDY),
                row(
                        "refused, so that people are called",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .paged(Reason.PROTECTED)
                                .called()
                                .after(180)
                                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED),
                        Kind.WOULD_NO_LONGER_RUN,
                        Kind.PAGED_NOW,
                        Kind.OTHER_REASON,
                        Kind.OTHER_END),
                row("called later", called(60, 300), called(90, 300), Kind.PAGED_LATER),
                row("called earlier", called(60, 300), called(30, 300), Kind.PAGED_EARLIER),
                row("nobody called", called(60, 300), uncalled(), paging(Kind.PAGED_NO_LONGER)),
                row("people called", uncalled(), called(60, 300), paging(Kind.PAGED_NOW)),
                row(
                        "refused for another reason",
                        called(60, 300),
                        incident("inc-1")
                                .paged(Reason.PROTECTED)
                                .after(60)
                                .called()
                                .after(240)
                                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED),
                        Kind.OTHER_REASON),
                row(
                        "healed later by itself",
                        healed,
                        incident("inc-1")
                                .held(Reason.HELD_FOR)
                                .after(120)
                                .offered("restart")
                                .after(20)
                                .became(Reason.REMEDY_DONE, "restart")
                                .after(460)
                                .ended(Reason.HEALED, State.HEALED),
                        Kind.ENDS_LATER),
                row(
                        "another playbook with the same remedy",
                        healed,
                        incident("inc-1").by("HealWebNode").healed(),
                        Kind.OTHER_PLAYBOOK),
                row(
                        "nobody answers it",
                        healed,
                        incident("inc-1").by(null).ended(Reason.UNMATCHED, State.UNMATCHED),
                        Kind.WOULD_NO_LONGER_RUN,
                        Kind.OTHER_PLAYBOOK,
                        Kind.OTHER_REASON,
                        Kind.OTHER_END),
                row("gone", healed, null, Kind.WOULD_NO_LONGER_RUN, Kind.INCIDENT_GONE),
                row("new", null, healed, Kind.WOULD_NOW_RUN, Kind.NEW_INCIDENT),
                row(
                        "a page about what is new",
                        null,
                        called(60, 300),
                        Kind.PAGED_NOW,
                        Kind.NEW_INCIDENT));
    }

    private static Told shifted(double by) {
        return incident("inc-1")
                .held(Reason.HELD_FOR)
                .after(120 + by)
                .offered("restart")
                .after(20)
                .became(Reason.REMEDY_DONE, "restart")
                .after(160)
                .ended(Reason.HEALED, State.HEALED);
    }

    private static Told called(int after, int until) {
        return incident("inc-1")
                .paged(Reason.LADDER_EXHAUSTED)
                .after(after)
                .called()
                .after(until - after)
                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED);
    }

    private static Told uncalled() {
        return incident("inc-1")
                .paged(Reason.LADDER_EXHAUSTED)
                .said(Reason.PAGE_CONFIRMING)
                .after(300)
                .said(Reason.PAGE_NOT_NEEDED)
                .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED);
    }

    private static Kind[] paging(Kind kind) {
        return new Kind[] {kind, Kind.OTHER_REASON};
    }

    private static Arguments row(
            String what, @Nullable Told before, @Nullable Told after, Kind... kinds) {
        return Arguments.of(what, before, after, List.of(kinds));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void every_kind_is_told_by_its_name(
            String what, @Nullable Told before, @Nullable Told after, List<Kind> kinds) {
        if (before != null) {
            comparison.recorded(before.recorded());
        }
        if (after != null) {
            after.decisions().forEach(comparison::decided);
        }
        comparison.finish();

        assertThat(ledger.kinds.keySet()).as(what).containsExactlyElementsOf(kinds);
        assertThat(ledger.different()).isEqualTo(kinds.isEmpty() ? 0 : 1);
    }
}
