package dev.remediator.cli;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Guide;
import java.util.List;
import java.util.stream.Collectors;

/// `docs/adapters.md`, written from the adapters, so that it says what they say.
final class AdaptersPage {
    private static final String HEAD =
            """
            # Every monitoring system that can raise an alert

            Written by `remediator adapters --markdown`; a test compares it with the adapters, so change those.
            How messages are authenticated, and what is answered to whom: [webhooks.md](webhooks.md).
            `remediator adapters SOURCE --url https://your.remediator` prints a snippet with your address in it, and
            `remediator adapt SOURCE FILE` what a message becomes, or why it is refused.

            """;

    private AdaptersPage() {}

    static String of(List<AlertAdapter> adapters) {
        var page = new StringBuilder(HEAD);
        page.append("| source | system | authentication | durable | unreadable | stranger |\n");
        page.append("|---|---|---|---|---|---|\n");
        adapters.forEach(adapter -> page.append(row(adapter)));
        page.append(
                "\nThe last three columns are the HTTP status when the alerts are durable, when the"
                        + " message will never be\naccepted (its bytes are kept), and when it does"
                        + " not show who sent it. What is not durable is always 503.\n");
        adapters.forEach(adapter -> page.append(section(adapter)));
        return page.toString();
    }

    private static String row(AlertAdapter adapter) {
        var guide = adapter.guide();
        var habits = adapter.habits();
        return "| [%s](#%s) | %s | %s | %d | %d | %d |\n"
                .formatted(
                        adapter.source(),
                        adapter.source(),
                        guide.system(),
                        guide.authentication().stream()
                                .map(scheme -> "`" + scheme + "`")
                                .collect(Collectors.joining(", ")),
                        habits.accepted(),
                        habits.unreadable(),
                        habits.unauthenticated());
    }

    private static String section(AlertAdapter adapter) {
        var guide = adapter.guide();
        var section = new StringBuilder("\n## " + adapter.source() + "\n\n");
        section.append(guide.system()).append(". ").append(guide.reads()).append("\n\n");
        section.append(guide.labels()).append("\n\n");
        guide.notes().forEach(note -> section.append("- ").append(note).append('\n'));
        for (var snippet : guide.snippets()) {
            var address = address("https://remediator.example", adapter);
            section.append("\n").append(filled(snippet.where(), address)).append(":\n\n");
            section.append("```").append(snippet.language()).append('\n');
            section.append(filled(snippet.text(), address).strip());
            section.append("\n```\n");
        }
        return section.toString();
    }

    /// The address messages of a source are sent to.
    ///
    /// @param url where senders reach the remediator
    static String address(String url, AlertAdapter adapter) {
        return url.replaceFirst("/+$", "") + "/webhooks/" + adapter.source();
    }

    /// A text of a guide with the address in it.
    static String filled(String text, String address) {
        return text.replace(Guide.URL, address);
    }
}
