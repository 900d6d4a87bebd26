package dev.remediator.paging.text;

import dev.remediator.alert.Alert;
import dev.remediator.escalation.Notification;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Everything a page could say, line by line in the order it is read, and what each line is worth.
final class Contents {
    private static final int SHORT = 255;
    private static final int LONG = 1000;
    private static final int SUMMARY = 2000;
    private static final int LAST_EVIDENCE = 4000;
    private static final int ATTEMPTS = 20;
    private static final int TEXTS = 30;
    private static final int LINKS = 5;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:=@-]{0,200}");
    private static final String GATHERED = "too many pages at once; this one is for all of them";
    private static final Set<String> SAID = Set.of("summary", "description");

    private final List<Line> lines = new ArrayList<>();
    private final Notification notification;
    private final Page page;
    private final Links links;

    Contents(Notification notification, Links links) {
        this.notification = notification;
        this.page = notification.page();
        this.links = links;
    }

    /// Where it stands, in half a sentence: why people are called, who has it, or that it is over.
    static String stands(Notification notification) {
        var page = notification.page();
        var by = Plain.line(notification.by(), SHORT);
        return switch (page.action()) {
            case TRIGGER -> page.why() == Reason.PAGE_GATHERED ? GATHERED : page.why().sentence();
            case ACKNOWLEDGE ->
                    by.isEmpty()
                            ? Reason.ACKNOWLEDGED.sentence()
                            : by + " has taken it; nobody else is called";
            case RESOLVE -> by.isEmpty() ? over(page) : "it is over, says " + by;
        };
    }

    /// A page that is over may still have the reason it was called for.
    private static String over(Page page) {
        boolean decided = page.incident().startsWith(Links.APPROVAL);
        return switch (page.why()) {
            case RESOLVED, EXPIRED, HEALED, CLOSED_BY_PEOPLE, PAGE_RECOVERED, STORM_OVER ->
                    page.why().sentence();
            default -> (decided ? page.why() : Reason.RESOLVED_AFTER_PAGE).sentence();
        };
    }

    List<Line> lines() {
        boolean call = page.action() == Page.Action.TRIGGER;
        what(call);
        why(call);
        if (call) {
            add("do next", 100, NextStep.of(page));
            tried();
            acknowledge();
        }
        incident();
        if (call) {
            see();
            address("andon cord", 40, links.andon());
            playbook();
            texts("labels", 20, page.alert().labels(), SHORT);
            texts("annotations", 10, page.alert().annotations(), LONG);
        }
        return lines;
    }

    private void what(boolean call) {
        var alert = page.alert();
        var name = alert.name().isBlank() ? "an alert" : alert.name();
        var severity = ", " + alert.severity().word();
        var on = Plain.line(name, SHORT) + " on " + Plain.line(page.resource(), SHORT);
        add("what", 86, on + severity);
        if (call) {
            var summary = alert.annotations().getOrDefault("summary", "");
            line("what", 80, summary, SUMMARY, "summary");
            var description = alert.annotations().getOrDefault("description", "");
            line("what", 44, description, LONG, "description");
            add("what", 56, since(alert));
        }
    }

    private String since(Alert alert) {
        var since = "firing since " + alert.startsAt().truncatedTo(ChronoUnit.SECONDS);
        var waited = Duration.between(alert.startsAt(), page.at());
        return waited.isPositive()
                ? since + ", " + Lapse.said(waited) + " before this page"
                : since;
    }

    private void why(boolean call) {
        var stands = stands(notification);
        add("why", 88, call ? stands + " (" + page.why().word() + ")" : stands);
    }

    private void tried() {
        var attempts = page.attempts();
        int first = Math.max(0, attempts.size() - ATTEMPTS);
        if (attempts.isEmpty()) {
            add("tried", 60, notice() ? "" : "nothing");
        } else if (first > 0) {
            add("tried", 47, "the first " + first + " attempts are at the incident");
        }
        for (int i = first; i < attempts.size(); i++) {
            int older = Math.min(10, attempts.size() - 1 - i);
            var attempt = attempts.get(i);
            var result = attempt.result();
            var head = (i + 1) + ". " + Plain.line(attempt.remedy(), SHORT) + ", " + took(attempt);
            var said = ": " + result.word() + ", " + result.sentence();
            line("tried", 70 - older, head + said, LONG, "attempt " + (i + 1));
            line(
                    "tried",
                    58 - older,
                    attempt.evidence(),
                    older == 0 ? LAST_EVIDENCE : LONG,
                    Selection.EVIDENCE + (i + 1));
        }
    }

    /// A page that is about no alert of its own: nobody could have tried anything.
    private boolean notice() {
        return page.incident().startsWith("notice-");
    }

    /// As a command to be copied, so nothing that a shell could take for more than a word.
    private void acknowledge() {
        var incident = page.incident();
        if (page.why() != Reason.APPROVAL_WANTED && WORD.matcher(incident).matches()) {
            var command = "remediator page acknowledge " + incident;
            lines.add(new Line("acknowledge", command, 42, true, "acknowledge"));
        }
    }

    private static String took(Attempt attempt) {
        return Lapse.said(Duration.between(attempt.startedAt(), attempt.endedAt()));
    }

    private void see() {
        page.alert().links().entrySet().stream()
                .filter(link -> Links.opensInBrowser(link.getValue()))
                .sorted(Comparator.comparing(link -> !isRunbook(link.getKey())))
                .limit(LINKS)
                .forEach(link -> see(Plain.line(link.getKey(), 80), link.getValue()));
    }

    private void see(String name, String address) {
        var text = (name + " " + Links.ascii(address)).strip();
        lines.add(new Line("see", text, isRunbook(name) ? 46 : 30, true, "links"));
    }

    private static boolean isRunbook(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("runbook");
    }

    private void playbook() {
        var playbook = page.playbook().isBlank() ? "none" : Plain.line(page.playbook(), SHORT);
        add("playbook", 35, playbook + "; policy " + Plain.line(page.policy(), SHORT));
    }

    private void texts(String heading, int worth, Map<String, String> texts, int longest) {
        var names = texts.keySet().stream().filter(name -> !SAID.contains(name)).toList();
        for (var name : names.subList(0, Math.min(TEXTS, names.size()))) {
            var value = Plain.line(texts.getOrDefault(name, ""), longest);
            add(heading, worth, Plain.line(name, SHORT) + "=" + value);
        }
        if (names.size() > TEXTS) {
            add(heading, worth, "and " + (names.size() - TEXTS) + " more");
        }
    }

    /// An address that no browser takes is worth less than the name.
    private void incident() {
        var address = links.incident(page.incident());
        if (address.length() <= Links.LONGEST) {
            address("incident", 90, address);
        } else {
            line("incident", 50, page.incident(), SHORT, "incident");
        }
    }

    private void address(String heading, int worth, String address) {
        lines.add(new Line(heading, address, worth, true, heading));
    }

    private void add(String heading, int worth, String text) {
        line(heading, worth, text, LONG, heading);
    }

    private void line(String heading, int worth, String text, int most, String name) {
        var plain = Plain.line(text, most);
        if (!plain.isEmpty()) {
            lines.add(new Line(heading, plain, worth, false, name));
        }
    }
}
