package dev.remediator.it.observed;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What `/metrics` says, in the text format of Prometheus.
///
/// @param families what there is, by name
/// @param series the names of all series, such as those of a histogram's buckets
record Scrape(Map<String, Family> families, Set<String> series) {
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"[,}]");
    private static final Pattern OF_A_HISTOGRAM = Pattern.compile("_(bucket|sum|count)$");

    /// What belongs together.
    ///
    /// @param name as queries call it
    /// @param type `counter`, `gauge`, `histogram` or `summary`
    /// @param labels their names, in the order of the alphabet
    /// @param help what it means
    record Family(String name, String type, Set<String> labels, String help) {
        /// As a line of the documentation's tables.
        String row() {
            var named = labels.isEmpty() ? "" : "`" + String.join("`, `", labels) + "`";
            return "| `%s` | %s | %s | %s | %s |".formatted(name, type, named, unit(), help);
        }

        private String unit() {
            if (name.contains("_seconds")) {
                return "seconds";
            }
            return name.endsWith("_records") ? "records" : "";
        }
    }

    static Scrape of(String text) {
        var types = new TreeMap<String, String>();
        var helps = new TreeMap<String, String>();
        var labels = new TreeMap<String, Set<String>>();
        var series = new TreeSet<String>();
        for (var line : text.lines().toList()) {
            var words = line.split(" ", 4);
            if (line.startsWith("# TYPE ")) {
                types.put(words[2], words[3]);
            } else if (line.startsWith("# HELP ")) {
                helps.put(words[2], words[3]);
            } else if (!line.isBlank()) {
                var name = line.split("[{ ]", 2)[0];
                series.add(name);
                var whole = OF_A_HISTOGRAM.matcher(name).replaceFirst("");
                var family = types.containsKey(name) ? name : whole;
                var known = labels.computeIfAbsent(family, _ -> new TreeSet<>());
                LABEL.matcher(line).results().map(r -> r.group(1)).forEach(known::add);
                known.remove("le");
            }
        }
        var families = new TreeMap<String, Family>();
        types.forEach(
                (name, type) ->
                        families.put(
                                name,
                                new Family(
                                        name,
                                        type,
                                        labels.getOrDefault(name, Set.of()),
                                        helps.getOrDefault(name, ""))));
        return new Scrape(families, series);
    }
}
