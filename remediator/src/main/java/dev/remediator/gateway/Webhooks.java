package dev.remediator.gateway;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/// What senders post. 2xx means durable; 503 means try again; 4xx means never again, and the bytes
/// are in `dead-letters`. Never 429, 500 or a redirect: senders lose alerts over those.
final class Webhooks {
    private static final int KEPT_OF_TOO_LARGE = 64 * 1024;

    private final AdapterRegistry adapters;
    private final Door door;
    private final Ledger ledger;
    private final long maxBody;
    private final MeterRegistry metrics;
    private final InstantSource clock;

    Webhooks(
            AdapterRegistry adapters,
            Door door,
            Ledger ledger,
            long maxBody,
            MeterRegistry metrics,
            InstantSource clock) {
        this.adapters = adapters;
        this.door = door;
        this.ledger = ledger;
        this.maxBody = maxBody;
        this.metrics = metrics;
        this.clock = clock;
    }

    Reply webhook(String source, Ask ask) {
        return adapters.find(source)
                .map(adapter -> take(adapter, ask, 202))
                .orElseGet(
                        () ->
                                Reply.error(
                                        404,
                                        "no adapter is called so; there are: "
                                                + String.join(", ", adapters.sources())));
    }

    /// The Alertmanager API's own path: vmalert, Prometheus and Mimir post alerts to it directly.
    Reply alertmanagerApi(Ask ask) {
        return adapters.find("alertmanager")
                .map(adapter -> take(adapter, ask, 200))
                .orElseGet(() -> Reply.error(404, "the adapter alertmanager is not installed"));
    }

    private Reply take(AlertAdapter adapter, Ask ask, int accepted) {
        if (ask.body().tooLarge()) {
            return tooLarge(adapter.source(), ask);
        }
        var delivery =
                new Delivery(adapter.source(), ask.headers(), ask.body().bytes(), clock.instant());
        var admission = door.admit(delivery, ask.method() + " " + ask.path(), adapter::adapt);
        return switch (admission) {
            case Door.Accepted(var alerts) -> {
                count(adapter.source(), "accepted", alerts);
                yield Reply.json(accepted, Map.of("accepted", alerts));
            }
            case Door.Ignored(var why) -> {
                count(adapter.source(), "ignored", 1);
                yield Reply.json(accepted, Map.of("accepted", 0, "ignored", why));
            }
            case Door.Refused(var why, var field) -> {
                count(adapter.source(), "refused", 1);
                yield Reply.json(400, Map.of("error", why, "field", field));
            }
            case Door.Unavailable(var why) -> unavailable(adapter.source(), why);
        };
    }

    private Reply tooLarge(String source, Ask ask) {
        var sentence =
                "the body is larger than "
                        + maxBody
                        + " bytes; split it or raise http.max-body-bytes";
        var bytes = ask.body().bytes();
        var kept = Arrays.copyOf(bytes, Math.min(bytes.length, KEPT_OF_TOO_LARGE));
        try {
            ledger.bury(
                    sentence + "; only its beginning is kept",
                    ask.method() + " " + ask.path(),
                    clock.instant(),
                    kept);
        } catch (Ledger.NotDurable e) {
            return unavailable(source, e.getMessage());
        }
        count(source, "refused", 1);
        return Reply.error(413, sentence);
    }

    private Reply unavailable(String source, String why) {
        count(source, "unavailable", 1);
        return Reply.error(503, why).with("Retry-After", "5");
    }

    private void count(String source, String outcome, int alerts) {
        metrics.counter("remediator.alerts", "source", source, "outcome", outcome)
                .increment(alerts);
    }
}
