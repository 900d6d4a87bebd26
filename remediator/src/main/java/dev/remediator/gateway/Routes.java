package dev.remediator.gateway;

import java.util.Map;
import java.util.function.Supplier;

/// Which request goes where: every address on one page.
final class Routes {
    private final Webhooks webhooks;
    private final Api api;

    Routes(Webhooks webhooks, Api api) {
        this.webhooks = webhooks;
        this.api = api;
    }

    Reply answer(Ask ask) {
        var source = ask.after("/webhooks/");
        if (source.isPresent()) {
            return only("POST", ask, () -> webhooks.webhook(source.get(), ask));
        }
        var incident = ask.after("/api/incidents/");
        if (incident.isPresent()) {
            return only("GET", ask, () -> api.incident(incident.get()));
        }
        return switch (ask.path()) {
            case "/api/v2/alerts" -> only("POST", ask, () -> webhooks.alertmanagerApi(ask));
            case "/api/incidents" -> only("GET", ask, () -> api.incidents(ask));
            case "/api/accounting" -> only("GET", ask, api::accounting);
            case "/metrics" -> only("GET", ask, api::metrics);
            case "/healthz" -> only("GET", ask, () -> Reply.json(200, Map.of("alive", true)));
            case "/readyz" -> only("GET", ask, api::ready);
            default ->
                    Reply.error(
                            404,
                            "there is nothing here; try /api/incidents, /api/accounting, /metrics,"
                                    + " /readyz or POST /webhooks/{source}");
        };
    }

    private static Reply only(String method, Ask ask, Supplier<Reply> answer) {
        return ask.method().equals(method)
                ? answer.get()
                : Reply.error(405, "this address takes " + method + " only").with("Allow", method);
    }
}
