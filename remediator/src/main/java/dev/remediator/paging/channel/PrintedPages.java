package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Lapse;
import dev.remediator.paging.text.NextStep;
import dev.remediator.paging.text.Plain;
import dev.remediator.remediation.Page;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Prints pages, for want of a pager: a block to be read at 3 am. Whatever came from outside is
/// made harmless to terminals first.
public final class PrintedPages implements Channel {
    private static final String RULE = "=".repeat(78) + "\n";
    private static final int MOST = 300;

    private final PrintStream out;

    /// @param out where pages are printed
    public PrintedPages(PrintStream out) {
        this.out = out;
    }

    @Override
    public Delivery send(Message message) {
        out.print(message.action() == Page.Action.TRIGGER ? block(message) : line(message));
        return out.checkError()
                ? new Delivery.Permanent("the page could not be printed")
                : new Delivery.Sent("printed where remediator was started");
    }

    private static String line(Message message) {
        var page = message.page();
        var by = plain(message.notification().by());
        var what = message.action() == Page.Action.RESOLVE ? "RESOLVED" : "ACKNOWLEDGED";
        return "%s%s  %s on %s: %s (%s)\n"
                .formatted(
                        what,
                        by.isEmpty() ? "" : " by " + by,
                        plain(page.alert().name()),
                        plain(page.resource()),
                        page.why().sentence(),
                        plain(page.incident()));
    }

    private static String block(Message message) {
        var page = message.page();
        var alert = page.alert();
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        var text = new StringBuilder(RULE);
        row(text, "PAGE", plain(page.policy()));
        row(text, "calls", who(message) + ", by " + plain(message.notification().channel()));
        row(text, "what", plain(alert.name()) + " on " + plain(page.resource()));
        Map<String, String> said = alert.annotations();
        var summary = said.getOrDefault("summary", said.getOrDefault("description", ""));
        if (!summary.isBlank()) {
            row(text, "", plain(summary));
        }
        row(text, "severity", alert.severity().word() + ", since " + alert.startsAt());
        row(text, "why you", diagnosis.stands() + " (" + page.why().word() + ")");
        row(text, "playbook", page.playbook().isBlank() ? "none" : plain(page.playbook()));
        tried(text, page);
        row(text, "do next", NextStep.of(page));
        alert.links().forEach((name, link) -> row(text, "see", plain(name) + " " + plain(link)));
        if (!message.links().base().isEmpty()) {
            row(text, "see", "incident " + message.links().incident(page.incident()));
            row(text, "", "andon cord " + message.links().andon());
        }
        row(text, "labels", labels(alert.labels()));
        row(text, "incident", plain(page.incident()) + ", " + page.at());
        return text.append(RULE).toString();
    }

    private static String who(Message message) {
        var name = plain(message.to().name());
        return name.isEmpty() ? "whoever reads this" : name;
    }

    private static void tried(StringBuilder text, Page page) {
        if (page.attempts().isEmpty()) {
            row(text, "tried", "nothing");
        }
        int number = 1;
        for (var attempt : page.attempts()) {
            var took = Lapse.said(Duration.between(attempt.startedAt(), attempt.endedAt()));
            var heading = number++ + ". " + plain(attempt.remedy()) + ", " + took;
            row(text, number == 2 ? "tried" : "", heading);
            var result = attempt.result();
            row(text, "", "   " + result.word() + ": " + result.sentence());
            if (!attempt.evidence().isBlank()) {
                row(text, "", "   " + plain(attempt.evidence()));
            }
        }
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> plain(label.getKey()) + "=" + plain(label.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("%-9s %s".formatted(name, value).stripTrailing()).append('\n');
    }

    private static String plain(String text) {
        return Plain.line(text, MOST);
    }
}
