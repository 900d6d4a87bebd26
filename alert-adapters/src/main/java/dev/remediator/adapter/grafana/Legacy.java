package dev.remediator.adapter.grafana;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.PrometheusLabels;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads a message of a dashboard alert, as Grafana sent them before version 9. A rule is one
/// series: when it is over, the message no longer says which of its queries had matched. No message
/// says when it began, so all episodes of a series have one key.
///
/// | state | says |
/// |---|---|
/// | `alerting` | the rule fires |
/// | `no_data` | an alert about the rule fires, called as it is in later versions |
/// | `ok` | it is over, whichever it was |
/// | `paused` | somebody has muted the rule |
/// | `pending`, `unknown` | nothing yet |
record Legacy(Delivery delivery, Field body) {
    private static final String NO_DATA = "DatasourceNoData";

    static boolean is(Field body) {
        return body.at("ruleId").present()
                || body.at("ruleName").present()
                || body.at("evalMatches").isArray();
    }

    Adapted adapted() {
        var labels = labels();
        if (OurPage.in(labels)) {
            return OurPage.ignored();
        }
        var state = body.at("state");
        return switch (state.said().strip().toLowerCase(Locale.ROOT)) {
            case "alerting" -> alert(AlertStatus.FIRING, rule(), labels);
            case "no_data", "nodata" -> alert(AlertStatus.FIRING, NO_DATA, labels);
            case "ok" -> alert(AlertStatus.RESOLVED, rule(), labels);
            case "paused" -> alert(AlertStatus.SUPPRESSED, rule(), labels);
            case "pending" -> new Adapted.Ignored("the rule does not fire yet: it is pending");
            case "unknown" -> new Adapted.Ignored("the rule has not been evaluated yet");
            default ->
                    throw state.because(
                            "must be alerting, ok, no_data, paused, pending or unknown");
        };
    }

    private Adapted alert(AlertStatus status, String name, Map<String, String> labels) {
        var draft =
                Draft.of(GrafanaAdapter.SOURCE, delivery)
                        .series("rule", identity())
                        .status(status)
                        .name(name)
                        .labels(labels)
                        .label("rulename", rule())
                        .label("orgId", body.at("orgId").text().orElse(""))
                        .annotation("summary", body.at("title").text().orElse(""))
                        .annotation("description", body.at("message").text().orElse(""))
                        .annotation("evalMatches", body.at("evalMatches").anything().orElse(""))
                        .link("generator", body.at("ruleUrl").text().orElse(""))
                        .link("image", body.at("imageUrl").text().orElse(""));
        if (labels.containsKey("severity")) {
            draft.severity(PrometheusLabels.severity(labels, Map.of()));
        } else {
            draft.severity(delivery.reading().severity());
        }
        if (!name.equals(NO_DATA)) {
            PrometheusLabels.resource(labels)
                    .ifPresent(label -> draft.resource(label, labels.getOrDefault(label, "")));
        }
        return new Adapted.Alerts(List.of(draft.resource("rule", rule()).alert()));
    }

    private String rule() {
        return body.at("ruleName").text().orElse("");
    }

    private String identity() {
        var id = body.at("ruleId");
        var said = id.said().isEmpty() ? rule() : id.said();
        if (said.isBlank()) {
            throw id.because("is missing, and so is ruleName");
        }
        return said;
    }

    /// The rule's tags, and those that all its matches have in common.
    private Map<String, String> labels() {
        var matches = body.at("evalMatches").optionalItems();
        var common = new LinkedHashMap<String, String>();
        if (!matches.isEmpty()) {
            var all = matches.stream().map(match -> match.at("tags").texts()).toList();
            common.putAll(all.getFirst());
            all.forEach(tags -> common.entrySet().retainAll(tags.entrySet()));
        }
        common.putAll(body.at("tags").texts());
        return common;
    }
}
