package dev.remediator.adapter.datadog;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.alert.Alert;
import dev.remediator.alert.Severity;
import java.util.List;
import java.util.regex.Pattern;

/// Makes an alert of what a monitor said.
record OneAlert(Delivery delivery, Variables variables, Title title) {
    private static final Pattern MONITOR = Pattern.compile("/monitors[#/](\\d+)");
    private static final Pattern PRIORITY = Pattern.compile("(?i)p?([1-5])");

    Alert read() {
        var tags = Tags.of(variables.find(Variable.TAGS));
        var scope = Tags.of(scope());
        var draft =
                Draft.of(DatadogAdapter.SOURCE, delivery)
                        .told(told())
                        .status(Transition.of(variables, title))
                        .labels(scope.labels())
                        .labels(tags.labels());
        identify(draft);
        severity(draft);
        draft.name(Title.read(variables.said(Variable.NAME)).name()).name(title.name());
        resource(draft, tags, scope);
        var at = variables.time(Variable.DATE).or(() -> variables.time(Variable.UPDATED));
        draft.startsAt(at).endsAt(at);
        describe(draft);
        return draft.alert();
    }

    /// The event's id. Templates have put the monitor's there, which is no id of a message: when it
    /// was and what it said are added.
    private String told() {
        var id = variables.said(Variable.ID);
        return id.isBlank()
                ? ""
                : String.join(
                        "\0",
                        id,
                        variables.said(Variable.TRANSITION),
                        variables.anything(Variable.DATE),
                        variables.anything(Variable.UPDATED),
                        variables.said(Variable.TITLE));
    }

    /// A monitor of an organisation, on what it groups by. Where the template does not tell the
    /// monitor, the address of its page in the message does, then its query, then its title.
    private void identify(Draft draft) {
        var org = variables.said(Variable.ORG);
        var scope = String.join(",", scopes());
        var key = new String[] {org, monitor(), scope};
        if (monitor().isBlank()) {
            var query = variables.anything(Variable.QUERY);
            var what = query.isBlank() ? title.name() : query;
            if (what.isBlank() && aggregation().isBlank()) {
                throw variables
                        .field(Variable.MONITOR, "alert_id")
                        .because(
                                "is missing, and so is the title; use the template of `remediator"
                                        + " adapters`");
            }
            key = new String[] {org, "", what, scope, what.isBlank() ? aggregation() : ""};
        }
        draft.series(key);
        var cycle = variables.said(Variable.CYCLE);
        if (cycle.isBlank()) {
            draft.episode(key);
        } else {
            draft.episode(cycle);
        }
    }

    private String aggregation() {
        return variables.said(Variable.AGGREGATION);
    }

    private String monitor() {
        var said = variables.find(Variable.MONITOR);
        if (said.filter(field -> !field.isObject() && !field.isArray()).isPresent()) {
            return variables.said(Variable.MONITOR);
        }
        for (var where : List.of(Variable.LINK, Variable.MESSAGE)) {
            var found = MONITOR.matcher(variables.anything(where));
            if (found.find()) {
                return found.group(1);
            }
        }
        return "";
    }

    /// What the monitor groups by; sorted, because Datadog does not say in which order it lists it.
    private List<String> scopes() {
        var said =
                variables.find(Variable.SCOPE).map(Tags::list).orElse(List.of()).stream()
                        .filter(each -> !each.equals("*"))
                        .sorted()
                        .toList();
        if (!said.isEmpty()) {
            return said;
        }
        var titled = Tags.of(title.scope()).labels();
        if (!titled.isEmpty()) {
            return titled.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .sorted()
                    .toList();
        }
        return aggregation().isBlank() ? List.of() : List.of(aggregation());
    }

    private String scope() {
        var said = variables.find(Variable.SCOPE).map(Tags::list).orElse(List.of());
        return said.isEmpty() ? title.scope() : String.join(",", said);
    }

    private void severity(Draft draft) {
        for (var said : List.of(variables.anything(Variable.PRIORITY), title.priority())) {
            var digit = PRIORITY.matcher(said.strip());
            var word = digit.matches() ? "P" + digit.group(1) : said;
            if (Severity.read(word) != Severity.UNKNOWN && !isOfTheEvent(word)) {
                draft.severity(word);
                return;
            }
        }
        var type = variables.said(Variable.TYPE);
        if (Transition.isWarning(variables, title)) {
            draft.severity("warning");
        } else if (type.equalsIgnoreCase("success")) {
            draft.severity(Severity.INFO).label("severity", type);
        } else {
            draft.severity(type);
        }
    }

    /// Every event has a priority of its own, normal or low, which says nothing of the monitor's.
    private static boolean isOfTheEvent(String word) {
        return word.equalsIgnoreCase("low") || word.equalsIgnoreCase("normal");
    }

    private void resource(Draft draft, Tags tags, Tags scope) {
        draft.resource("host", variables.said(Variable.HOST))
                .resource("host", tags.only("host"))
                .resource("host", scope.first("host"))
                .resource("host", tags.first("host"))
                .resource("service", scope.first("service"))
                .resource("service", tags.first("service"))
                .resource("monitor", monitor())
                .resource("monitor", title.name());
    }

    private void describe(Draft draft) {
        draft.label("monitor_id", monitor())
                .label("priority", variables.anything(Variable.PRIORITY))
                .label("transition", variables.said(Variable.TRANSITION))
                .label("event_type", variables.said(Variable.EVENT_TYPE))
                .label("metric", variables.said(Variable.METRIC))
                .label("org_id", variables.said(Variable.ORG))
                .label("org", variables.said(Variable.ORG_NAME))
                .label("scope", String.join(",", scopes()))
                .annotation("query", variables.anything(Variable.QUERY))
                .annotation("status", variables.anything(Variable.STATUS_TEXT))
                .annotation("message", variables.anything(Variable.MESSAGE))
                .annotation("title", variables.said(Variable.TITLE))
                .link("datadog", variables.anything(Variable.LINK))
                .link("snapshot", variables.anything(Variable.SNAPSHOT));
    }
}
