package dev.remediator.gateway;

import dev.remediator.access.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which request goes where: every address on one page, but for those of the console, and for
/// webhooks, whose senders' own suffixes [WebhookPath] knows.
final class Routes {
    private final Gate gate;
    private final Webhooks webhooks;
    private final List<Route> all;

    Routes(
            Gate gate,
            Webhooks webhooks,
            Api api,
            Overview overview,
            Operator operator,
            Responder responder,
            ReplayDoor replays,
            Renewing renewing,
            List<Route> console) {
        this.gate = gate;
        this.webhooks = webhooks;
        var routes = new ArrayList<>(console);
        routes.addAll(Description.routes());
        routes.addAll(
                List.of(
                        Route.viewer("GET", "/api/incidents", api::incidents),
                        Route.viewer("GET", "/api/incidents/{id}", api::incident),
                        Route.operator(
                                "POST",
                                "/api/incidents/{id}/acknowledgement",
                                responder::acknowledge),
                        Route.operator("POST", "/api/incidents/{id}/closing", responder::close),
                        Route.operator("POST", "/api/runs/{run}/approval", operator::approval),
                        Route.viewer("GET", "/api/accounting", ask -> api.accounting()),
                        Route.viewer("GET", "/api/andon", ask -> overview.andon()),
                        Route.operator("POST", "/api/andon", operator::andon),
                        Route.viewer("GET", "/api/silences", ask -> overview.silences()),
                        Route.operator("POST", "/api/silences", operator::silence),
                        Route.operator("DELETE", "/api/silences/{id}", operator::endSilence),
                        Route.viewer("GET", "/api/playbooks", ask -> overview.playbooks()),
                        Route.admin("POST", "/api/playbooks/{name}/autonomy", operator::autonomy),
                        Route.viewer("GET", "/api/policies", ask -> responder.listed()),
                        Route.operator("POST", "/api/policies/{name}/test", responder::test),
                        Route.viewer("GET", "/api/groups", ask -> overview.groups()),
                        Route.viewer("GET", "/api/waiting", ask -> overview.waiting()),
                        Route.viewer("GET", "/api/audit", overview::audit),
                        Route.viewer("GET", "/api/replays", ask -> replays.replays()),
                        Route.viewer("GET", "/api/replays/{name}", replays::replay),
                        Route.operator("POST", "/api/replays/{name}/alerts", replays::alerts),
                        Route.admin("POST", "/api/settings/reload", renewing::reload),
                        Route.viewer("GET", "/metrics", ask -> api.metrics()),
                        Route.open(
                                "GET", "/healthz", ask -> Reply.json(200, Map.of("alive", true))),
                        Route.open("GET", "/readyz", ask -> api.ready())));
        this.all = List.copyOf(routes);
    }

    /// Every address but the webhooks'.
    List<Route> all() {
        return ours().toList();
    }

    /// Who may send changes while it runs, so that one is made anew each time.
    private Stream<Route> ours() {
        return Stream.concat(
                Stream.of(sender("POST", Webhooks.ALERTMANAGER_API, webhooks::alertmanagerApi)),
                all.stream());
    }

    /// Every address, with those of webhooks.
    List<Address> addresses() {
        return Stream.concat(ours(), Stream.of(webhook("POST", WebhookPath.ANY)))
                .map(Address::of)
                .toList();
    }

    Reply answer(Ask ask) {
        try {
            return asked(ask);
        } catch (Refusal e) {
            return ConsoleDoor.refused(ask, e);
        }
    }

    private Reply asked(Ask ask) throws Refusal {
        var methods = new TreeMap<String, Route>();
        for (var route : at(ask.path())) {
            methods.putIfAbsent(route.method(), route);
        }
        var route = methods.get(ask.method());
        if (route == null) {
            return nothing(ask, methods);
        }
        var parts = route.match(ask.path()).orElse(Map.of());
        Caller caller;
        try {
            caller = gate.enter(route, ask);
        } catch (Refusal e) {
            return webhooks.refused(e, ask);
        }
        return route.answer().to(ask.at(parts).by(caller));
    }

    /// What there is, and what not, is told to whoever may look.
    private Reply nothing(Ask ask, SortedMap<String, Route> methods) throws Refusal {
        if (methods.values().stream().noneMatch(there -> there.needs() == null)) {
            var any = Route.viewer(ask.method(), ask.path(), _ -> Reply.text(404, "", ""));
            var _ = gate.enter(any, ask);
        }
        if (methods.isEmpty()) {
            throw nothingHere();
        }
        var right = methods.keySet();
        return Reply.error(405, "this address takes " + String.join(" or ", right) + " only")
                .with("Allow", String.join(", ", right));
    }

    /// The pattern of the address that a path belongs to; `none` if there is nothing.
    String address(String path) {
        return at(path).stream().map(Route::pattern).findFirst().orElse("none");
    }

    private List<Route> at(String path) {
        var webhook = WebhookPath.read(path);
        if (webhook.isPresent()) {
            return webhook(webhook.get());
        }
        return ours().filter(route -> route.match(path).isPresent()).toList();
    }

    List<Route> webhook(WebhookPath path) {
        var routes = new ArrayList<Route>();
        routes.add(webhook("POST", path));
        routes.add(webhook("PUT", path));
        if (webhooks.byGet(path)) {
            routes.add(webhook("GET", path));
        }
        if (path.source().equals("cloudevents")) {
            routes.add(sender("OPTIONS", "/webhooks/{source}", Routes::mayISend));
        }
        return routes;
    }

    private Route webhook(String method, WebhookPath path) {
        return sender(method, "/webhooks/{source}", ask -> webhooks.webhook(path, ask));
    }

    /// Senders that are listed show who they are as the list says; where none is, it takes a token.
    private Route sender(String method, String pattern, Route.Answer answer) {
        return webhooks.knowsItsSenders()
                ? Route.open(method, pattern, answer)
                : Route.operator(method, pattern, answer);
    }

    /// CloudEvents' question before the first event, section 4 of its webhook specification.
    private static Reply mayISend(Ask ask) {
        var origin = ask.headers().getOrDefault("WebHook-Request-Origin", "*");
        return Reply.json(200, Map.of("allowed", true))
                .with("Allow", "POST, PUT")
                .with("WebHook-Allowed-Origin", origin)
                .with("WebHook-Allowed-Rate", "*");
    }

    private static Refusal nothingHere() {
        return new Refusal(
                404,
                "there is nothing here; try /api/incidents, /api/andon, /api/silences,"
                        + " /api/waiting, /api/groups, /api/playbooks, /api/policies,"
                        + " /api/audit, /api/replays, /api/accounting, /api/openapi.yaml, /metrics,"
                        + " /readyz or POST"
                        + " /webhooks/{source}");
    }
}
