package dev.remediator.escalation;

import dev.remediator.oncall.CallPlan;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What lies between the wish to call people and the first call: is it sure, is it news, is it one
/// of too many.
final class Beginning {
    private final Draft draft;
    private final Calling calling;
    private final Gatherings gatherings;

    Beginning(Draft draft, Calling calling, Gatherings gatherings) {
        this.draft = draft;
        this.calling = calling;
        this.gatherings = gatherings;
    }

    PageFile wanted(Page page, Optional<PageFile> known) {
        if (known.isEmpty()) {
            return fresh(page, 0, List.of());
        }
        var file = known.get();
        return file.is(Standing.OVER)
                ? fresh(page, file.round().number(), Heirs.wantedAgain(file.calls()))
                : news(page, file);
    }

    private PageFile fresh(Page page, int rounds, List<Call> heirs) {
        var file =
                new PageFile(
                        page,
                        Standing.CONFIRMING,
                        draft.now,
                        sureAt(page),
                        "",
                        false,
                        null,
                        Round.none(rounds, draft.now),
                        heirs);
        if (file.until().isAfter(draft.now)) {
            draft.log(page, Reason.PAGE_CONFIRMING, "until " + file.until());
            return file;
        }
        return sure(file);
    }

    private Instant sureAt(Page page) {
        return switch (page.why()) {
            case APPROVAL_WANTED, PAGE_TEST, FAULTED -> draft.now;
            default -> {
                var plan = draft.rulebook.plan(page.policy());
                yield Later.than(
                        draft.notLater(page.firingSince()),
                        plan.confirming().orElse(draft.rulebook.confirming()));
            }
        };
    }

    /// It is no fluctuation.
    PageFile sure(PageFile file) {
        var rests = Series.restsUntil(draft, file.page());
        if (rests.isPresent()) {
            draft.log(file.page(), Reason.PAGE_REARMING, "until " + rests.get());
            return file.as(Standing.REARMING, rests.get());
        }
        return rested(file);
    }

    /// People have been left alone about it for long enough.
    PageFile rested(PageFile file) {
        if (unbounded(file.page())) {
            return calling.newRound(file);
        }
        var policy = draft.policy(file.page().policy());
        var most = draft.rulebook.most(file.page().policy());
        var now = draft.now.toEpochMilli();
        var begun = new ArrayList<Long>();
        policy.begun().stream()
                .filter(time -> counts(time, most))
                .map(time -> Math.min(time, now))
                .forEach(begun::add);
        if (begun.size() >= most.pages()) {
            return gatherings.join(file);
        }
        begun.add(now);
        draft.keep(file.page().policy(), new PolicyFile(begun, policy.gatherings(), policy.open()));
        return calling.newRound(file);
    }

    private boolean counts(long begun, CallPlan.Most most) {
        return Later.than(Instant.ofEpochMilli(begun), most.in()).isAfter(draft.now);
    }

    private static boolean unbounded(Page page) {
        return switch (page.why()) {
            case PAGE_TEST, PAGE_GATHERED, FAULTED -> true;
            default -> false;
        };
    }

    /// It is wanted already. Another reason why automation stopped is news, even to whoever has it.
    private PageFile news(Page page, PageFile file) {
        var next = file.about(page);
        return switch (file.standing()) {
            case CONFIRMING, OVER -> next;
            case REARMING -> Series.restsUntil(draft, page).isPresent() ? next : rested(next);
            case GATHERED -> gatherings.changed(next);
            case CALLING, ACKNOWLEDGED ->
                    Objects.equals(page.why(), file.page().why()) ? next : another(next.by(""));
        };
    }

    private PageFile another(PageFile file) {
        return file.round().steps() == 0
                ? file.as(Standing.CONFIRMING, draft.now)
                : calling.newRound(file);
    }
}
