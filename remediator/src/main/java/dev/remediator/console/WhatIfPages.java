package dev.remediator.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What would have happened with these playbooks. The last few answers are kept, so that a page
/// that shows one can be loaded again. Thread-safe.
public final class WhatIfPages {
    private static final int MOST_KEPT = 8;

    private final Sources sources;
    private final Map<String, WhatIfAnswer> kept = new LinkedHashMap<>();

    WhatIfPages(Sources sources) {
        this.sources = sources;
    }

    /// Keeps an answer to be looked at.
    ///
    /// @return the address of the page that shows it
    public synchronized String keep(WhatIfAnswer answer) {
        if (kept.size() >= MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        var id = UUID.randomUUID().toString();
        kept.put(id, answer);
        return "/what-if?answer=" + id;
    }

    private synchronized WhatIfAnswer answer(String id) {
        return kept.getOrDefault(
                id,
                WhatIfAnswer.refused(
                        "", id.isEmpty() ? "" : "This answer is no longer kept; ask again."));
    }

    /// Where a recording is handed in, and what came of it.
    ///
    /// @param query the address's query: `answer`
    public Page ask(Viewer viewer, Map<String, String> query) {
        var asked = query.getOrDefault("answer", "");
        var answer = answer(asked);
        return Templates.draw(
                "whatif/ask.jte",
                Map.of(
                        "frame",
                        Frame.of(sources, viewer, "/what-if", "What if"),
                        "answered",
                        !asked.isEmpty(),
                        "answer",
                        answer,
                        "known",
                        known(answer)));
    }

    /// Which of its incidents have a page here.
    private Set<String> known(WhatIfAnswer answer) {
        return answer.rows().stream()
                .map(WhatIfAnswer.Row::incident)
                .filter(id -> sources.history().incident(id).isPresent())
                .collect(Collectors.toSet());
    }
}
