package dev.remediator.warden;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Facts;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Storm;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What people are told once: a storm, a spent budget, a pulled cord, instead of every incident it
/// holds up.
final class Notices {
    private static final String ALERT = "AutomationHeldBack";

    /// What concerns many playbooks is for whoever is on call.
    private static final String EVERYBODY = "default";

    private final WardenDraft draft;
    private final Policy policy;

    Notices(WardenDraft draft, Policy policy) {
        this.draft = draft;
        this.policy = policy;
    }

    /// How long something must hold remedies back before people are told; empty: they are not,
    /// either because they know or because it passes by itself.
    static Optional<Duration> patience(Reason reason, Policy policy) {
        return switch (reason) {
            case STORM -> Optional.of(policy.rules().storm().tellAfter());
            case ANDON, BUDGET_SPENT, BUDGET_IN_USE, OBSERVING, PARENT_UNWELL, INHIBITED ->
                    Optional.of(policy.rules().tellAfter());
            default -> Optional.empty();
        };
    }

    void tell() {
        begin();
        var all = new TreeSet<>(draft.about());
        all.addAll(draft.agenda().due(draft.now));
        for (var key : all) {
            var notice = draft.notices().get(key);
            if (notice != null && ended(notice)) {
                end(notice);
            } else if (notice != null && notice.told() == null) {
                boolean passing = passing(notice, draft.facts(), draft.waiting.line());
                draft.planned(notice, passing);
                if (!passing && !draft.now.isBefore(dueAt(notice, policy))) {
                    begin(notice);
                }
            }
        }
    }

    /// What is not worth a page now: a storm that eases before anybody was told and holds nobody
    /// back; and what is explained by something people already know of.
    static boolean passing(Notice notice, Facts facts, Line line) {
        return switch (notice.reason()) {
            case STORM ->
                    facts.group(notice.scope()).storm().weather() == Storm.Weather.REGAINING
                            && !line.concerns(notice.key());
            case PARENT_UNWELL, INHIBITED -> {
                var other = facts.standings().get(notice.scope());
                yield other != null && other.told();
            }
            default -> false;
        };
    }

    static Instant dueAt(Notice notice, Policy policy) {
        return notice.since().plus(patience(notice.reason(), policy).orElse(Duration.ZERO));
    }

    /// Storms begin their notice themselves.
    private void begin() {
        for (var permit : draft.touched(Kind.WISH)) {
            var wish = draft.waiting.of(permit);
            var reason = wish == null ? null : wish.heldBy();
            if (wish != null
                    && reason != null
                    && reason != Reason.STORM
                    && patience(reason, policy).isPresent()
                    && !draft.noticed(Notice.key(reason, wish.scope()))) {
                draft.notice(new Notice(reason, wish.scope(), wish.heldSince(), null));
            }
        }
    }

    private boolean ended(Notice notice) {
        if (notice.reason() == Reason.STORM) {
            return !draft.group(notice.scope()).storm().rages();
        }
        return !draft.waiting.line().concerns(notice.key());
    }

    /// A storm that is part of another, which people know of, needs no page of its own.
    private void begin(Notice notice) {
        var same = knownStorm(notice);
        if (same.isPresent()) {
            draft.notice(notice.told(same.get()));
            return;
        }
        var id = notice.id();
        var facts = facts(notice);
        draft.notice(notice.told(id));
        draft.log(id, notice.scope(), told(notice), State.PAGED, ALERT, facts, false);
        page(Page.Action.TRIGGER, id, notice.scope(), notice.reason(), alert(notice, id, facts));
    }

    private Optional<String> knownStorm(Notice notice) {
        return Notice.storms(draft.notices()).stream()
                .filter(_ -> notice.reason() == Reason.STORM)
                .filter(n -> n.told() != null && share(n.scope(), notice.scope()))
                .flatMap(n -> Stream.ofNullable(n.told()))
                .findFirst();
    }

    private boolean share(String one, String other) {
        return draft.facts().standings().values().stream()
                .anyMatch(s -> s.unwell() && s.groups().containsAll(List.of(one, other)));
    }

    private static Reason told(Notice notice) {
        return notice.reason() == Reason.STORM ? Reason.STORM_PAGED : Reason.PAGED_WHILE_HELD;
    }

    private void end(Notice notice) {
        draft.noLongerNoticed(notice);
        var id = notice.told();
        if (id != null && draft.notices().values().stream().noneMatch(n -> id.equals(n.told()))) {
            var reason = Reason.RESOLVED_AFTER_PAGE;
            draft.log(id, notice.scope(), reason, State.PAGED, ALERT, "", true);
            page(Page.Action.RESOLVE, id, notice.scope(), reason, alert(notice, id, ""));
        }
    }

    private String facts(Notice notice) {
        int held = draft.waiting.line().places(notice.key()).size();
        var what = notice.reason().sentence() + " (" + notice.scope() + ")";
        var unwell =
                notice.reason() == Reason.STORM
                        ? "; " + policy.unwell(notice.scope(), draft.group(notice.scope()))
                        : "";
        return what + unwell + "; " + held + " held back";
    }

    private static Alert alert(Notice notice, String id, String facts) {
        return new Alert(
                "remediator",
                id,
                id,
                "",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                ALERT,
                notice.scope(),
                notice.since(),
                null,
                new TreeMap<>(Map.of("reason", notice.reason().word(), "scope", notice.scope())),
                facts.isEmpty() ? Map.of() : Map.of("summary", facts),
                Map.of());
    }

    private void page(Page.Action action, String id, String scope, Reason why, Alert alert) {
        draft.effect(
                new Effect.Paging(
                        new Page(
                                action,
                                id,
                                scope,
                                EVERYBODY,
                                alert,
                                "",
                                why,
                                List.of(),
                                draft.now,
                                alert.startsAt())));
    }
}
