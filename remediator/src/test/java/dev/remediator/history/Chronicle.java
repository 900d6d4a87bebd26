package dev.remediator.history;

import dev.remediator.alert.Alert;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.State;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.Logged;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes a history as the incident log would tell it.
public final class Chronicle {
    public static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private final History history = new History();
    private Instant now = START;

    public History history() {
        return history;
    }

    public Chronicle passes(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// A decision that leaves the incident open.
    public Chronicle decides(String incident, Reason reason, State state) {
        return tells(decision(incident, reason, state, false), null);
    }

    /// A decision about what people have, with what was seen.
    public Chronicle says(String incident, Reason reason, String facts) {
        var d = decision(incident, reason, State.PAGED, false);
        return tells(
                new Decision(
                        d.incident(),
                        d.resource(),
                        d.at(),
                        d.reason(),
                        d.state(),
                        d.series(),
                        d.alert(),
                        d.playbook(),
                        d.remedy(),
                        d.run(),
                        facts,
                        d.settles(),
                        d.closes()),
                null);
    }

    /// What the warden said last about how automation stands.
    public Chronicle stands(Posture posture) {
        history.posture().is(posture);
        return this;
    }

    /// The last decision.
    public Chronicle closes(String incident, Reason reason, State state) {
        return tells(decision(incident, reason, state, true), null);
    }

    /// A decision that says what the books of a partition are.
    public Chronicle counts(Accounts accounts) {
        return tells(decision("inc-books", Reason.HELD_FOR, State.WATCHING, false), accounts);
    }

    public Chronicle tells(Decision decision, @Nullable Accounts accounts) {
        history.add(new Logged(decision, null, accounts));
        return this;
    }

    /// A decision about what a source said; the incident is called as its series.
    public Chronicle hears(Alert alert, Reason reason, State state, boolean closes) {
        var decision =
                new Decision(
                        alert.series(),
                        alert.resource(),
                        now,
                        reason,
                        state,
                        alert.series(),
                        alert.name(),
                        "HealNode",
                        null,
                        null,
                        "",
                        false,
                        closes);
        history.add(new Logged(decision, new Event.AlertReceived(alert), null));
        return this;
    }

    private Decision decision(String incident, Reason reason, State state, boolean closes) {
        return new Decision(
                incident,
                "node/web-1",
                now,
                reason,
                state,
                "series",
                "InstanceDown",
                "HealNode",
                null,
                null,
                "",
                false,
                closes);
    }
}
