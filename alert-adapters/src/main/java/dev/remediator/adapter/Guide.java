package dev.remediator.adapter;

import java.util.List;

/// How people let a system send its alerts here. Printed by `remediator adapters` and in
/// `docs/adapters.md`.
///
/// @param system what people call it, such as `Prometheus Alertmanager`
/// @param reads what of it is understood, in a sentence or two
/// @param authentication which schemes its messages can be told by, the best first, such as `hmac`;
///   the words of an integration's `authentication.scheme`
/// @param snippets what to paste there
/// @param labels where labels and the resource come from, in a sentence or two
/// @param notes what else somebody has to know, a sentence each: what it does with answers, what it
///   never sends
public record Guide(
        String system,
        String reads,
        List<String> authentication,
        List<Snippet> snippets,
        String labels,
        List<String> notes) {

    /// Stands for the address messages are to be sent to, such as
    /// `https://remediator.example/webhooks/grafana`.
    public static final String URL = "<url>";

    /// Stands for the secret both sides know.
    public static final String SECRET = "<secret>";

    /// Copies the lists.
    public Guide {
        authentication = List.copyOf(authentication);
        snippets = List.copyOf(snippets);
        notes = List.copyOf(notes);
    }

    /// Only the name: for an adapter nobody is told about.
    public static Guide bare(String system) {
        return new Guide(system, "", List.of(), List.of(), "", List.of());
    }

    /// Something to paste.
    ///
    /// @param where into what, such as `alertmanager.yml`
    /// @param language what colours it in Markdown, such as `yaml`; empty for none
    /// @param text with [#URL] and [#SECRET] in it
    public record Snippet(String where, String language, String text) {}
}
