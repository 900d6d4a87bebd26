package dev.remediator.gateway;

import java.util.Map;

/// What of the gateway changes while it runs, and the address at which people have it changed.
public final class Renewing {
    private final Webhooks webhooks;
    private volatile Reloads reloads =
            (_, _) -> {
                throw new IllegalArgumentException(
                        "this remediator has no settings file; start it with --config");
            };

    Renewing(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// From now on these may send.
    public void hear(Integrations integrations) {
        webhooks.hear(integrations);
    }

    /// Who reads the settings again.
    public void by(Reloads other) {
        reloads = other;
    }

    Reply reload(Ask ask) throws Refusal {
        var said = Said.of(ask, "reason", "by");
        var by = said.by();
        var why = said.reason();
        try {
            var outcome = reloads.reload(by, why);
            return Reply.json(
                    200,
                    Map.of(
                            "done",
                            true,
                            "takenOver",
                            outcome.takenOver(),
                            "needsRestart",
                            outcome.needsRestart()));
        } catch (IllegalArgumentException e) {
            throw new Refusal(409, e.getMessage() + "; nothing has changed");
        }
    }
}
