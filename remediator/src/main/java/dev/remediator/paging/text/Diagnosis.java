package dev.remediator.paging.text;

import dev.remediator.escalation.Notification;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/// What a page says: what fired, why automation stopped, what was tried with each result, the
/// evidence, what to do next, and where to look. Each service gets as much of it as it takes; what
/// helps least is left out first, and what was left out is named.
///
/// Everything that came from outside is one line each and harmless to terminals. It is not escaped
/// for the mark-up of any service: that is the channel's. An address in it is always one of ours,
/// or an `http` or `https` address in plain ASCII.
public final class Diagnosis {
    private static final int NAME = 120;
    private static final int LONGEST_SUBJECT = 300;

    private final Notification notification;
    private final List<Line> lines;

    private Diagnosis(Notification notification, List<Line> lines) {
        this.notification = notification;
        this.lines = List.copyOf(lines);
    }

    /// Of a notification.
    public static Diagnosis of(Notification notification, Links links) {
        return new Diagnosis(notification, new Contents(notification, links).lines());
    }

    /// One line that says it all, such as `[CRITICAL] InstanceDown on node/web-1: every remedy was
    /// tried and none helped`. Begins with `[ACKNOWLEDGED]` or `[RESOLVED]` when it is about that,
    /// with `[GATHERED]` for many pages in one, and with `[TEST]` for a wake-up test.
    ///
    /// @param most how many characters it may have
    public String subject(int most) {
        var page = page();
        var name = Plain.line(page.alert().name(), NAME);
        return Plain.line(
                "%s %s on %s: %s"
                        .formatted(
                                marks(),
                                name.isEmpty() ? "An alert" : name,
                                Plain.line(page.resource(), NAME),
                                stands()),
                most);
    }

    /// Where it stands, in half a sentence: why people are called, who has it, or that it is over.
    public String stands() {
        return Contents.stands(notification);
    }

    private String marks() {
        var page = page();
        var test = page.why() == Reason.PAGE_TEST ? "[TEST] " : "";
        var mark =
                switch (page.action()) {
                    case ACKNOWLEDGE -> "[ACKNOWLEDGED]";
                    case RESOLVE -> "[RESOLVED]";
                    case TRIGGER -> test.isEmpty() ? called(page) : "";
                };
        return (test + mark).strip();
    }

    private static String called(Page page) {
        return page.why() == Reason.PAGE_GATHERED
                ? "[GATHERED]"
                : "[" + page.alert().severity().word().toUpperCase(Locale.ROOT) + "]";
    }

    /// All parts, in the order they are read: `what`, `why`, `do next`, `tried`, `acknowledge`,
    /// `incident`, `see`, `andon cord`, `playbook`, `labels`, `annotations`. A part that has
    /// nothing to say is not there. When a page is acknowledged or over, only `what`, `why` and
    /// `incident` are.
    ///
    /// Even of the most hostile alert this is less than 100,000 characters.
    public List<Section> sections() {
        return new Selection(lines, Integer.MAX_VALUE, _ -> 0).sections();
    }

    /// The parts that fit, in the order they are read. Lines are clipped before they are left out,
    /// but addresses are whole or not there. If anything is missing a part `left out` says what,
    /// where there is room for that.
    ///
    /// @param most how much there is room for
    /// @param cost how much of it a part takes, with its heading: never negative, and not less when
    ///   the part says more
    public List<Section> fitting(int most, ToIntFunction<Section> cost) {
        return Selection.of(lines, most, cost);
    }

    /// The same without its first line, where a subject says that already.
    public Diagnosis below(String subject) {
        var first = lines.getFirst().text();
        boolean said = subject.contains(first.substring(0, first.lastIndexOf(", ")));
        return said ? new Diagnosis(notification, lines.subList(1, lines.size())) : this;
    }

    /// As plain text of several lines: the subject, then what fits of the parts.
    ///
    /// @param most how many bytes it may have, in UTF-8
    public String text(int most) {
        var subject = subject(LONGEST_SUBJECT);
        var text = new StringBuilder(Plain.fitting(subject, most));
        for (var section : fitting(most - bytes(subject), s -> bytes(block(s)))) {
            text.append(block(section));
        }
        return text.toString();
    }

    private static String block(Section section) {
        var lines = section.lines();
        return lines.size() == 1
                ? "\n%s: %s".formatted(section.heading(), lines.getFirst())
                : "\n%s:\n  %s".formatted(section.heading(), String.join("\n  ", lines));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Page page() {
        return notification.page();
    }
}
