package dev.remediator.escalation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.PageFile.Membership;
import dev.remediator.escalation.PolicyFile.Gathering;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Too many pages at once are one page with many lines.
final class Gatherings {
    /// How long the first lines are waited for.
    static final Duration GATHERING = Duration.ofSeconds(10);

    private static final String ALERT = "ManyUnresolved";
    private static final int SHOWN = 20;
    private static final int LONGEST_LINE = 160;

    private final Draft draft;
    private final Sending sending;
    private final Calling calling;
    private final Ending ending;

    Gatherings(Draft draft, Sending sending, Calling calling, Ending ending) {
        this.draft = draft;
        this.sending = sending;
        this.calling = calling;
        this.ending = ending;
    }

    /// Makes it a line of the gathered page of its policy.
    PageFile join(PageFile file) {
        var page = file.page();
        var policy = draft.policy(page.policy());
        var open = policy.open() == null ? open(page.policy(), policy) : policy.open();
        var line = open.lines();
        var severity = page.alert().severity();
        draft.line(open.key(), line, Optional.of(line(page.alert())));
        keep(page.policy(), open.plus(severity));
        draft.log(page, Reason.PAGE_GATHERED, "in " + open.key());
        worse(page.policy());
        return file.as(Standing.GATHERED, Instant.MAX)
                .memberOf(new Membership(page.policy(), open.key(), line, severity));
    }

    private Gathering open(String name, PolicyFile policy) {
        int number = policy.gatherings() + 1;
        var incident = "notice-gathered-%s-%d".formatted(name, number);
        var page = page(incident, name, Severity.UNKNOWN, "", draft.now);
        var gathering = new Gathering(page.key(), 0, Map.of(), draft.now, Severity.UNKNOWN, true);
        draft.keep(name, new PolicyFile(policy.begun(), number, gathering));
        var most = draft.rulebook.most(name);
        draft.log(
                page,
                Reason.PAGE_GATHERED,
                "more than %d pages of the policy %s in %s"
                        .formatted(most.pages(), name, most.in()));
        draft.keep(
                new PageFile(
                        page,
                        Standing.CONFIRMING,
                        draft.now,
                        draft.after(GATHERING),
                        "",
                        false,
                        null,
                        Round.none(0, draft.now),
                        List.of()));
        return gathering;
    }

    private void keep(String policy, Gathering open) {
        var before = draft.policy(policy).open();
        draft.keep(policy, draft.policy(policy).with(open));
        if (open.stale() && before != null && !before.stale()) {
            draft.page(open.key()).ifPresent(draft::keep);
        }
    }

    /// It is over, or somebody has it. With its last line the gathered page is over.
    PageFile leave(PageFile file) {
        var was = file.membership();
        if (was == null) {
            return file;
        }
        draft.line(was.gathering(), was.line(), Optional.empty());
        var open = draft.policy(was.policy()).open();
        if (open != null && open.key().equals(was.gathering())) {
            var left = open.minus(was.severity());
            keep(was.policy(), left);
            if (left.size() == 0) {
                draft.keep(was.policy(), draft.policy(was.policy()).with(null));
                draft.page(left.key()).ifPresent(this::end);
            }
        }
        return file.memberOf(null);
    }

    private void end(PageFile gathered) {
        draft.settle(ending.proceed(ending.over(gathered, "")));
    }

    /// It may be worse now.
    PageFile changed(PageFile file) {
        var was = file.membership();
        var severity = file.page().alert().severity();
        if (was == null || was.severity() == severity) {
            return file;
        }
        var open = draft.policy(was.policy()).open();
        if (open != null && open.key().equals(was.gathering())) {
            var line =
                    new Gathering(
                                    open.key(),
                                    open.lines() - 1,
                                    open.minus(was.severity()).members(),
                                    open.shownAt(),
                                    open.shownAs(),
                                    true)
                            .plus(severity);
            keep(was.policy(), line);
            worse(was.policy());
        }
        return file.memberOf(new Membership(was.policy(), was.gathering(), was.line(), severity));
    }

    /// What is worse than what people were told is told at once.
    private void worse(String policy) {
        var open = draft.policy(policy).open();
        if (open == null || !Gravity.worse(open.severity(), open.shownAs())) {
            return;
        }
        var gathered = draft.page(open.key());
        if (gathered.isPresent()
                && (gathered.get().is(Standing.CALLING)
                        || gathered.get().is(Standing.ACKNOWLEDGED))) {
            draft.settle(calling.newRound(said(gathered.get()).by("")));
        }
    }

    /// The gathered page as it is now.
    PageFile said(PageFile gathered) {
        var name = gathered.page().policy();
        var open = draft.policy(name).open();
        if (open == null) {
            return gathered;
        }
        keep(name, open.shown(draft.now));
        var lines =
                Stream.concat(
                                draft.lines(open.key(), SHOWN).stream(),
                                draft.newLines(open.key()).stream())
                        .limit(SHOWN)
                        .collect(Collectors.joining("; "));
        var more = open.size() > SHOWN ? "; and %d more".formatted(open.size() - SHOWN) : "";
        var summary =
                "%d %s unresolved: %s%s"
                        .formatted(open.size(), open.size() == 1 ? "is" : "are", lines, more);
        var since = gathered.page().alert().startsAt();
        return gathered.about(
                page(gathered.page().incident(), name, open.severity(), summary, since));
    }

    /// Says it again where that makes no second page, if it says something else by now.
    PageFile proceed(PageFile file) {
        var due = shownAgainAt(file, draft).filter(time -> !time.isAfter(draft.now));
        return due.isPresent() ? sending.refresh(said(file)) : file;
    }

    /// When it is said again; empty if this is no gathered page, or says what it would say.
    static Optional<Instant> shownAgainAt(PageFile file, Draft draft) {
        if (!is(file.page())) {
            return Optional.empty();
        }
        var open = draft.policy(file.page().policy()).open();
        if (open == null || !open.stale() || !open.key().equals(file.key())) {
            return Optional.empty();
        }
        var in = draft.rulebook.most(file.page().policy()).in();
        return Optional.of(Later.than(draft.notLater(open.shownAt()), in));
    }

    static boolean is(Page page) {
        return page.why() == Reason.PAGE_GATHERED;
    }

    private static String line(Alert alert) {
        var line = alert.name() + " on " + alert.resource();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    private Page page(
            String incident, String policy, Severity severity, String summary, Instant since) {
        var resource = "policy/" + policy;
        var alert =
                new Alert(
                        "remediator",
                        incident,
                        incident,
                        "",
                        AlertStatus.FIRING,
                        severity,
                        ALERT,
                        resource,
                        since,
                        null,
                        Map.of(),
                        summary.isEmpty() ? Map.of() : Map.of("summary", summary),
                        Map.of());
        return new Page(
                Page.Action.TRIGGER,
                incident,
                resource,
                policy,
                alert,
                "",
                Reason.PAGE_GATHERED,
                List.of(),
                draft.now,
                since);
    }
}
