package dev.remediator.paging.text;

import dev.remediator.escalation.Notification;
import dev.remediator.remediation.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a page says: what fired, why automation stopped, what was tried with each result, the
/// evidence, what to do next, and where to look. Each service gets as much of it as it takes; what
/// helps least is left out first.
///
/// Everything that came from outside is one line each and harmless to terminals. It is not escaped
/// for the mark-up of any service: that is the channel's.
public final class Diagnosis {
    private final Notification notification;
    private final Links links;

    private Diagnosis(Notification notification, Links links) {
        this.notification = notification;
        this.links = links;
    }

    /// Of a notification.
    public static Diagnosis of(Notification notification, Links links) {
        return new Diagnosis(notification, links);
    }

    /// One line that says it all, such as `[CRITICAL] InstanceDown on node/web-1: every remedy was
    /// tried and none helped`. Begins with `[ACKNOWLEDGED]` or `[RESOLVED]` when it is about that,
    /// and with `[TEST]` for a wake-up test.
    ///
    /// @param most how many characters it may have
    public String subject(int most) {
        var page = notification.page();
        return Plain.line(
                "[%s] %s on %s: %s"
                        .formatted(
                                page.alert().severity().word().toUpperCase(java.util.Locale.ROOT),
                                page.alert().name(),
                                page.resource(),
                                page.why().sentence()),
                most);
    }

    /// All parts, in the order they are read.
    public List<Section> sections() {
        return List.of(
                new Section("do next", List.of(NextStep.of(notification.page())), 100),
                new Section("incident", List.of(links.incident(page().incident())), 90));
    }

    /// The parts that fit, in the order they are read.
    ///
    /// @param most how much there is room for
    /// @param cost how much of it a part takes
    public List<Section> fitting(int most, java.util.function.ToIntFunction<Section> cost) {
        return sections();
    }

    /// As plain text of several lines.
    ///
    /// @param most how many bytes it may have, in UTF-8
    public String text(int most) {
        var all = new StringBuilder(subject(1000));
        sections().forEach(s -> all.append('\n').append(String.join("\n", s.lines())));
        var bytes = all.toString().getBytes(StandardCharsets.UTF_8);
        return bytes.length <= most ? all.toString() : subject(most / 4);
    }

    private Page page() {
        return notification.page();
    }
}
