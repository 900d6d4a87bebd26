package dev.remediator.it.observed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What `deploy` has for Prometheus and Grafana.
final class Deployed {
    static final Path DEPLOY = Path.of("..", "deploy");
    static final Path DASHBOARD = DEPLOY.resolve("grafana/dashboards/remediator.json");

    /// What the rules themselves record.
    static final Set<String> RECORDED =
            Set.of("remediator:decisions:total", "remediator:decisions:new15m");

    /// Texts, selectors, durations, comments, lists of labels and variables name no metric.
    private static final Pattern NO_METRIC =
            Pattern.compile(
                    "\\{(?:[^\"}]|\"[^\"]*\")*}|\\[[^\\]]*]|#[^\n]*|\\$[a-z_]+"
                            + "|\\b(?:by|on)\\s*\\([^)]*\\)|\\b[0-9][0-9a-z.]*");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private static final Set<String> LANGUAGE =
            Set.of(
                    "sum",
                    "max",
                    "min",
                    "count",
                    "rate",
                    "increase",
                    "abs",
                    "absent",
                    "vector",
                    "topk",
                    "histogram_quantile",
                    "max_over_time",
                    "offset",
                    "unless",
                    "and",
                    "or");

    private Deployed() {}

    static JsonNode yaml(Path file) throws IOException {
        return YAMLMapper.shared().readTree(Files.readString(file));
    }

    /// The metrics that the dashboard's and the rules' expressions name.
    static Set<String> metrics() throws IOException {
        var all = new TreeSet<String>();
        for (var expression : expressions()) {
            var bare = NO_METRIC.matcher(expression).replaceAll(" ");
            NAME.matcher(bare)
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !LANGUAGE.contains(name))
                    .forEach(all::add);
        }
        return all;
    }

    private static List<String> expressions() throws IOException {
        var all = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(Files.readString(DASHBOARD))
                .findValues("expr")
                .forEach(e -> all.add(e.asString()));
        yaml(DEPLOY.resolve("rules/remediator.yml"))
                .findValues("expr")
                .forEach(e -> all.add(e.asString()));
        return all;
    }
}
