package dev.remediator.postmortem;

import dev.remediator.alert.Replayed;
import dev.remediator.escalation.Rulebook;
import dev.remediator.paging.text.Lapse;
import dev.remediator.postmortem.Account.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the document: what the machine knows is filled in, what only people know is asked.
public final class PostMortem {
    private static final List<String> BEGAN_TO_ACT =
            List.of("claim-granted", "intent-committed", "step-recorded", "remedy-done");

    private final Account account;
    private final Markdown out = new Markdown();

    private PostMortem(Account account) {
        this.account = account;
    }

    /// In Markdown: CommonMark with GitHub's tables. Times are UTC. What came from outside stands
    /// in code spans, at most 500 characters of it.
    ///
    /// @param account the incident
    /// @param audit what people told automation, and what the guards went through, in any order
    public static String of(Account account, List<Said> audit) {
        var document = new PostMortem(account);
        document.summary();
        document.lengths();
        document.timeline(audit);
        document.remedies();
        document.pages();
        document.prompts();
        return document.out.toString();
    }

    private void summary() {
        out.heading(
                "Post-mortem: %s on %s"
                        .formatted(
                                Markdown.code(account.alert()), Markdown.code(account.resource())));
        Replayed.name(account.resource())
                .ifPresent(
                        replay ->
                                out.line(
                                        "**This incident was replayed** ("
                                                + Markdown.code(replay)
                                                + "): nothing was done and nobody was"
                                                + " called.\n"));
        if (account.closedAt() == null) {
            out.line("**This incident is still open**: what follows is not the end of it.\n");
        }
        out.line("What is in italics is for people to write.");
        out.heading("Summary");
        out.line("_In two sentences: what broke, for whom, and what ended it._\n");
        out.table("", "");
        out.row("incident", Markdown.code(account.id()));
        out.row("alert", Markdown.code(account.alert()) + severity());
        said("resource", account.resource());
        said("what it said", account.annotation("summary"));
        said("in more words", account.annotation("description"));
        said("reported by", account.source());
        said("playbook", account.playbook() == null ? "none" : account.playbook());
        if (!account.calledFor().isEmpty()) {
            out.row("people were called because", account.calledFor());
        }
        out.row("outcome", account.state() + ": " + account.meaning());
        out.row("opened", Markdown.time(account.openedAt()));
        out.row("over", account.closedAt() == null ? "still open" : time(account.closedAt()));
        said("taken by", account.acknowledgedBy());
    }

    private String severity() {
        return account.severity() == null ? "" : ", " + account.severity();
    }

    private void said(String name, @Nullable String text) {
        var code = Markdown.code(text == null ? "" : text);
        if (!code.isEmpty()) {
            out.row(name, code);
        }
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : Markdown.time(at);
    }

    private void lengths() {
        out.heading("How long it took");
        out.table("to", "from", "until", "time");
        var opened = account.openedAt();
        length("detect", account.alertStartsAt(), opened);
        length("begin to act", opened, account.first(BEGAN_TO_ACT));
        people("call people", account.firstOutside("page-called"));
        people("reach people", account.firstOutside("page-delivered"));
        people("be taken by somebody", account.first(List.of("acknowledged")));
        length("be over", opened, account.closedAt());
        var began = account.alertStartsAt() == null ? opened : account.alertStartsAt();
        length("be over, from its beginning", began, account.closedAt());
    }

    /// Of a line of a gathered page that page says it.
    private void people(String name, @Nullable Instant until) {
        if (until == null && !account.gatheredIn().isEmpty()) {
            out.row(name, time(account.openedAt()), "", "see the gathered page");
        } else {
            length(name, account.openedAt(), until);
        }
    }

    private void length(String name, @Nullable Instant from, @Nullable Instant until) {
        out.row(name, time(from), time(until), length(from, until));
    }

    private static String length(@Nullable Instant from, @Nullable Instant until) {
        if (from == null) {
            return "unknown: the log no longer has the alert";
        }
        if (until == null) {
            return "did not happen";
        }
        var time = Duration.between(from, until);
        return time.isNegative() ? "unknown: the source's clock is ahead" : Lapse.said(time);
    }

    private void timeline(List<Said> audit) {
        out.heading("Timeline (UTC)");
        out.table("time", "who", "what", "detail");
        for (var entry : new Timeline(account).of(audit)) {
            var word = entry.reason().isEmpty() ? "" : " (" + entry.reason() + ")";
            var times =
                    entry.times() == 1
                            ? ""
                            : ", %d times until %s"
                                    .formatted(entry.times(), Markdown.time(entry.last()));
            out.row(
                    Markdown.time(entry.at()),
                    entry.who(),
                    entry.what() + word + times,
                    Markdown.code(entry.detail()));
        }
    }

    private void remedies() {
        out.heading("Remedies");
        var all = Remedies.of(account);
        if (all.isEmpty()) {
            out.line("None was tried.");
            return;
        }
        out.table("remedy", "began", "took", "result", "evidence");
        for (var tried : all) {
            var result = tried.result().isEmpty() ? "not known yet" : tried.result();
            out.row(
                    Markdown.code(tried.remedy()),
                    tried.began() == null ? "passed over" : time(tried.began()),
                    tried.began() == null || tried.ended() == null
                            ? ""
                            : length(tried.began(), tried.ended()),
                    result,
                    Markdown.code(tried.evidence()));
        }
    }

    private void pages() {
        out.heading("Who was called");
        var gathered = account.gatheredIn();
        if (!gathered.isEmpty()) {
            out.line("It was one line of a gathered page: " + Markdown.code(gathered) + ".\n");
        }
        if (account.pages().isEmpty()) {
            out.line(gathered.isEmpty() ? "Nobody." : "Its post-mortem says who was called.");
            return;
        }
        out.table("time", "whom, by what", "what became of it", "what the channel said");
        for (var call : account.pages()) {
            out.row(
                    Markdown.time(call.at()),
                    Markdown.code(call.to()),
                    outcome(call),
                    Markdown.code(call.detail()));
        }
    }

    private static String outcome(Account.Call call) {
        if (call.to().equals(Rulebook.LAST_RESORT) && call.outcome().equals("page-delivered")) {
            return "written down on this machine, where nobody is called";
        }
        return switch (call.outcome()) {
            case "page-delivered" -> "delivered";
            case "page-later" -> "not taken yet";
            case "page-failed" -> "refused";
            case "page-unclear" -> "**ambiguous**: sent, and nobody knows whether it arrived";
            default -> "nothing is known of it";
        };
    }

    private void prompts() {
        out.heading("Customer impact");
        out.line("_Who noticed, what could they not do, how many, for how long? Who told them?_");
        out.heading("What went well");
        out.line("- _What was noticed, stopped or mended sooner than it might have been?_");
        out.line("- _Which remedy, guard or alert helped?_");
        out.heading("What did not go well");
        out.line("- _What took longest in the table above, and why?_");
        out.line("- _Which remedy did not help, or should not have been tried?_");
        out.line("- _Who was called who could do nothing, or was not called who could?_");
        out.line("- _Where were we lucky?_");
        out.heading("Five whys");
        out.line("1. _Why did it happen?_");
        for (int i = 2; i <= 5; i++) {
            out.line(i + ". _Why was that so?_");
        }
        out.heading("Action items");
        out.line("- [ ] _What keeps it from happening again?_ (who, by when)");
        out.line("- [ ] _What shows it sooner?_ (who, by when)");
        out.line("- [ ] _What remedy should the playbook learn, or lose?_ (who, by when)");
    }
}
