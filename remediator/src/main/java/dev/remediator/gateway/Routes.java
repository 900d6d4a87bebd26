package dev.remediator.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which request goes where: every address on one page.
final class Routes {
    private final Webhooks webhooks;
    private final Api api;
    private final Overview overview;
    private final Operator operator;
    private final Responder responder;
    private final ReplayDoor replays;

    Routes(
            Webhooks webhooks,
            Api api,
            Overview overview,
            Operator operator,
            Responder responder,
            ReplayDoor replays) {
        this.webhooks = webhooks;
        this.api = api;
        this.overview = overview;
        this.operator = operator;
        this.responder = responder;
        this.replays = replays;
    }

    /// What answers a request.
    @FunctionalInterface
    private interface Answer {
        Reply get() throws Refusal;
    }

    Reply answer(Ask ask) {
        try {
            var one = aboutOne(ask);
            return one.isPresent() ? only(ask, one.get()) : only(ask, fixed(ask));
        } catch (Refusal e) {
            return e.reply();
        }
    }

    /// Addresses with a name in them.
    private Optional<Map<String, Answer>> aboutOne(Ask ask) {
        return first(
                WebhookPath.read(ask.path()).map(path -> webhook(path, ask)),
                ask.between("/api/incidents/", "/acknowledgement")
                        .map(id -> post(() -> responder.acknowledge(id, ask))),
                ask.between("/api/incidents/", "/closing")
                        .map(id -> post(() -> responder.close(id, ask))),
                ask.between("/api/policies/", "/test")
                        .map(name -> post(() -> responder.test(name, ask))),
                ask.between("/api/replays/", "/alerts")
                        .map(name -> post(() -> replays.alerts(name, ask))),
                ask.after("/api/replays/").map(name -> get(() -> replays.replay(name))),
                ask.after("/api/incidents/").map(id -> get(() -> api.incident(id))),
                ask.between("/api/runs/", "/approval")
                        .map(run -> post(() -> operator.approval(run, ask))),
                ask.after("/api/silences/")
                        .map(id -> Map.of("DELETE", () -> operator.endSilence(id, ask))),
                ask.between("/api/playbooks/", "/autonomy")
                        .map(name -> post(() -> operator.autonomy(name, ask))));
    }

    private Map<String, Answer> webhook(WebhookPath path, Ask ask) {
        var methods = new TreeMap<String, Answer>();
        methods.put("POST", () -> webhooks.webhook(path, ask));
        methods.put("PUT", () -> webhooks.webhook(path, ask));
        if (webhooks.byGet(path)) {
            methods.put("GET", () -> webhooks.webhook(path, ask));
        }
        if (path.source().equals("cloudevents")) {
            methods.put("OPTIONS", () -> mayISend(ask));
        }
        return methods;
    }

    /// CloudEvents' question before the first event, section 4 of its webhook specification.
    private static Reply mayISend(Ask ask) {
        var origin = ask.headers().getOrDefault("WebHook-Request-Origin", "*");
        return Reply.json(200, Map.of("allowed", true))
                .with("Allow", "POST, PUT")
                .with("WebHook-Allowed-Origin", origin)
                .with("WebHook-Allowed-Rate", "*");
    }

    @SafeVarargs
    private static Optional<Map<String, Answer>> first(Optional<Map<String, Answer>>... all) {
        for (var one : all) {
            if (one.isPresent()) {
                return one;
            }
        }
        return Optional.empty();
    }

    private Map<String, Answer> fixed(Ask ask) throws Refusal {
        return switch (ask.path()) {
            case "/api/v2/alerts" -> post(() -> webhooks.alertmanagerApi(ask));
            case "/api/incidents" -> get(() -> api.incidents(ask));
            case "/api/accounting" -> get(api::accounting);
            case "/api/andon" -> Map.of("GET", overview::andon, "POST", () -> operator.andon(ask));
            case "/api/silences" ->
                    Map.of("GET", overview::silences, "POST", () -> operator.silence(ask));
            case "/api/playbooks" -> get(overview::playbooks);
            case "/api/policies" -> get(responder::listed);
            case "/api/replays" -> get(replays::replays);
            case "/api/groups" -> get(overview::groups);
            case "/api/waiting" -> get(overview::waiting);
            case "/api/audit" -> get(() -> overview.audit(ask));
            case "/metrics" -> get(api::metrics);
            case "/healthz" -> get(() -> Reply.json(200, Map.of("alive", true)));
            case "/readyz" -> get(api::ready);
            default ->
                    throw new Refusal(
                            404,
                            "there is nothing here; try /api/incidents, /api/andon, /api/silences,"
                                    + " /api/waiting, /api/groups, /api/playbooks, /api/policies,"
                                    + " /api/audit, /api/replays, /api/accounting, /metrics, /readyz or POST"
                                    + " /webhooks/{source}");
        };
    }

    private static Map<String, Answer> get(Answer answer) {
        return Map.of("GET", answer);
    }

    private static Map<String, Answer> post(Answer answer) {
        return Map.of("POST", answer);
    }

    private static Reply only(Ask ask, Map<String, Answer> methods) throws Refusal {
        var answer = methods.get(ask.method());
        if (answer != null) {
            return answer.get();
        }
        var right = new TreeMap<>(methods).keySet();
        return Reply.error(405, "this address takes " + String.join(" or ", right) + " only")
                .with("Allow", String.join(", ", right));
    }
}
