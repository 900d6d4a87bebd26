package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an alert rule found: which metric or search of which dimensions was over which threshold.
/// Metric alerts and newer log alerts say it in `condition.allOf[]`, classic metric alerts in
/// `condition` itself, older log alerts one level further up and in capitals.
///
/// @param parts where it is said, the likeliest first
record Condition(List<Field> parts) {

    /// @param context what has a `condition`, or is one of old log alerts
    static Condition in(Field context) {
        var condition = context.at("condition");
        return new Condition(
                Stream.concat(
                                condition.at("allOf").optionalItems().stream(),
                                Stream.of(condition, context))
                        .filter(Field::isObject)
                        .toList());
    }

    /// By name; of one name that is there twice, the first.
    Map<String, String> dimensions() {
        var all = new TreeMap<String, String>();
        for (var part : parts) {
            for (var list : List.of(part.at("dimensions"), part.at("Dimensions"))) {
                for (var pair : list.isArray() ? list.items() : List.<Field>of()) {
                    var name = pair.at("name").said();
                    var value = pair.at("value").said();
                    if (!name.isEmpty() && !value.isEmpty()) {
                        all.putIfAbsent(name, value);
                    }
                }
            }
        }
        return all;
    }

    /// What tells one series of a rule from another.
    String key() {
        return dimensions().entrySet().stream()
                .map(pair -> pair.getKey() + "=" + value(pair.getValue()))
                .collect(Collectors.joining("\0"));
    }

    private static String value(String text) {
        var id = new ArmId(text);
        return id.full() ? id.key() : text;
    }

    /// Puts what playbooks choose by into labels, and what people read into annotations.
    Draft into(Draft draft) {
        return draft.label("metric", said("metricName"))
                .label("metricNamespace", said("metricNamespace"))
                .label("webTest", said("webTestName"))
                .labels(dimensions())
                .annotation("value", said("metricValue"))
                .annotation("operator", said("operator", "Operator", "AlertThresholdOperator"))
                .annotation("threshold", said("threshold", "Threshold", "AlertThresholdValue"))
                .annotation("query", said("searchQuery", "SearchQuery"))
                .link(
                        "search",
                        said(
                                "linkToFilteredSearchResultsUI",
                                "LinkToFilteredSearchResultsUI",
                                "linkToSearchResultsUI",
                                "LinkToSearchResults"));
    }

    private String said(String... members) {
        return parts.stream()
                .flatMap(part -> Stream.of(members).map(member -> part.at(member).said()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
