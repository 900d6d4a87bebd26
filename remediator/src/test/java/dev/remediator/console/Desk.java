package dev.remediator.console;

import dev.remediator.access.Caller;
import dev.remediator.guard.Policy;
import dev.remediator.history.Accounting;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Book;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages over a history that is written here, at an hour after its start.
final class Desk {
    static final Instant NOW = Chronicle.START.plus(Duration.ofHours(1));
    static final Viewer VIEWER = new Viewer(Caller.ANYBODY, "", false);

    final Chronicle chronicle = new Chronicle();
    final IncidentPages incidents =
            new IncidentPages(
                    new Sources(
                            chronicle.history(),
                            Book.of(List.of()),
                            Policy.DEFAULT,
                            () -> new Accounting(0, 0, 0, 0),
                            () -> NOW));

    /// A decision about an incident `after` the start.
    Desk decides(String incident, Reason reason, State state, Duration after, String... more) {
        return decides(incident, "node/web-1", "InstanceDown", reason, state, after, false, more);
    }

    /// @param more remedy, run and facts, as far as there are any; `-` for none
    Desk decides(
            String incident,
            String resource,
            String alert,
            Reason reason,
            State state,
            Duration after,
            boolean closes,
            String... more) {
        chronicle.tells(
                new Decision(
                        incident,
                        resource,
                        Chronicle.START.plus(after),
                        reason,
                        state,
                        "series-" + incident,
                        alert,
                        "HealNode",
                        at(more, 0),
                        at(more, 1),
                        more.length > 2 ? more[2] : "",
                        false,
                        closes),
                null);
        return this;
    }

    private static @Nullable String at(String[] more, int index) {
        return more.length <= index || more[index].equals("-") ? null : more[index];
    }
}
