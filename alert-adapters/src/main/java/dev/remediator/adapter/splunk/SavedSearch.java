package dev.remediator.adapter.splunk;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what a saved search found: the first row. The search's id `sid` is another in each run and
/// tells nothing, except of a search without a name, by what it begins with.
record SavedSearch(Delivery delivery, Field body) {
    private static final List<String> HOSTS =
            List.of("host", "dest", "instance", "node", "hostname", "service", "device", "src");
    private static final List<String> SEVERITIES =
            List.of("severity", "alert_severity", "urgency", "priority", "log_level", "level");

    /// What Splunk adds to every row.
    private static final Pattern SPLUNKS_OWN =
            Pattern.compile("_.*|date_[a-z]+|punct|linecount|time(start|end)pos|eventtype");

    /// What a run adds to the id of its search.
    private static final Pattern RUN = Pattern.compile("_at_\\d.*|_?\\d{9,}.*", Pattern.DOTALL);

    private static final Set<String> NO_NAME = Set.of("", "null", "None");

    Adapted read() {
        var row = row();
        var name = body.at("search_name").said();
        var search = NO_NAME.contains(name) ? sid() : name;
        var draft =
                Draft.of(SplunkAdapter.SOURCE, delivery)
                        .name(NO_NAME.contains(name) ? "SplunkAlert" : name)
                        .oneShot();
        row.forEach((field, value) -> draft.label(field, value));
        draft.label("search_name", name)
                .label("app", body.at("app").said())
                .label("owner", body.at("owner").said())
                .link("results", body.at("results_link").said())
                .annotation("sid", body.at("sid").said())
                .annotation("raw", body.at("result").at("_raw").anything().orElse(""))
                .startsAt(body.at("result").at("_time").timeIfAny());
        severity(row, draft);
        HOSTS.forEach(kind -> draft.resource(kind, row.getOrDefault(kind, "")));
        draft.resource("search", search);
        var key = key(search, row).toArray(String[]::new);
        return new Adapted.Alerts(List.of(draft.series(key).episode(key).alert()));
    }

    /// The row's own words, without Splunk's.
    private Map<String, String> row() {
        var row = new LinkedHashMap<String, String>();
        body.at("result").plainTexts().entrySet().stream()
                .filter(field -> !SPLUNKS_OWN.matcher(field.getKey()).matches())
                .filter(field -> !field.getValue().isBlank())
                .forEach(field -> row.put(field.getKey(), field.getValue()));
        return row;
    }

    private List<String> key(String search, Map<String, String> row) {
        var key = new ArrayList<>(List.of(body.at("owner").said(), body.at("app").said(), search));
        var chosen = delivery.reading().series();
        if (chosen.isEmpty()) {
            key.add(first(row, HOSTS));
        }
        chosen.forEach(field -> key.add(row.getOrDefault(field, "")));
        return key;
    }

    private String sid() {
        var sid = RUN.matcher(body.at("sid").said()).replaceFirst("");
        if (sid.isBlank()) {
            throw body.at("search_name").because("is missing: it tells one search from another");
        }
        return sid;
    }

    private void severity(Map<String, String> row, Draft draft) {
        var word = first(row, SEVERITIES);
        draft.severity(delivery.reading().severity()).severity(word);
    }

    private static String first(Map<String, String> row, List<String> fields) {
        return fields.stream().filter(row::containsKey).findFirst().map(row::get).orElse("");
    }
}
