package dev.remediator.it.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/topics.md`: a table with a row for each topic, and below a heading for each a sample.
///
/// @param schemas which schemas each topic has, by its name
/// @param samples the sample of each topic, by its name
record TopicsPage(Map<String, Set<String>> schemas, Map<String, JsonNode> samples) {
    private static final Path FILE = Path.of("..", "docs", "topics.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\|.*\\|");
    private static final Pattern SCHEMA = Pattern.compile("`([a-z-]+/\\d+)`");
    private static final Pattern HEADING = Pattern.compile("### `?([a-z-]+)`?");

    static TopicsPage read() throws IOException {
        var schemas = new TreeMap<String, Set<String>>();
        var samples = new TreeMap<String, JsonNode>();
        var topic = "";
        for (var line : Files.readAllLines(FILE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var all = new TreeSet<String>();
                SCHEMA.matcher(line).results().forEach(found -> all.add(found.group(1)));
                schemas.put(row.group(1), all);
            }
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                topic = heading.group(1);
            }
            if (line.startsWith("{")) {
                samples.put(topic, JsonMapper.shared().readTree(line));
            }
        }
        return new TopicsPage(schemas, samples);
    }

    Set<String> topics() {
        return schemas.keySet();
    }

    Set<String> schemas(String topic) {
        return schemas.getOrDefault(topic, Set.of());
    }

    /// With the property `remediator.samples`, writes one record of each kind to that file, from
    /// which the samples are taken.
    void offerSamples(List<ConsumerRecord<String, String>> records) throws IOException {
        var file = System.getProperty("remediator.samples");
        if (file == null) {
            return;
        }
        var each = new LinkedHashMap<String, String>();
        for (var one : records) {
            var schema = JsonMapper.shared().readTree(one.value()).path("schema").asString("");
            each.putIfAbsent(
                    one.topic() + " " + schema, one.key() + System.lineSeparator() + one.value());
        }
        Files.write(
                Path.of(file),
                each.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    }
}
