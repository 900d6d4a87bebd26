package dev.remediator.console;

import java.util.Map;

/// What would have happened with these playbooks.
public final class WhatIfPages {
    private final Sources sources;

    WhatIfPages(Sources sources) {
        this.sources = sources;
    }

    /// Where a recording is handed in.
    public Page ask(Viewer viewer) {
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/what-if", "What if")));
    }

    /// What these playbooks would have done about a recording.
    ///
    /// @param recording the file's bytes
    /// @param name what the file was called
    public Page answer(Viewer viewer, byte[] recording, String name) {
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/what-if", name)));
    }
}
