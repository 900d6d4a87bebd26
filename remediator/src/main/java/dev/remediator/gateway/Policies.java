package dev.remediator.gateway;

import java.time.Instant;
import java.util.List;

/// Who can be called. Thread-safe.
@FunctionalInterface
public interface Policies {

    /// Every escalation policy, in the order of their names.
    ///
    /// @param now the time, which decides who is on call
    List<Shown> all(Instant now);

    /// One policy as it is shown.
    ///
    /// @param name what playbooks call it
    /// @param sentence who is called when, in a sentence
    /// @param onCall who is called first now, by name; empty if nobody can tell
    record Shown(String name, String sentence, List<String> onCall) {
        /// Copies the list.
        public Shown {
            onCall = List.copyOf(onCall);
        }
    }
}
