package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Rules;
import dev.remediator.reason.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `docs/guards.md` cannot say what is not so.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuardsPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    private static final String FLEET =
            "fleets: [{name: web, directory: d, command: [x], members: [{node: web-1, port: 1}]}]\n";

    @TempDir private Path directory;
    private final String page;

    GuardsPageTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "guards.md"));
    }

    @Test
    void its_example_can_be_read() {
        var settings = new Yaml(directory).read(FLEET + example());
        assertThat(settings.policy(List.of("HealNode")).rules()).isNotEqualTo(Rules.DEFAULT);
    }

    @Test
    void its_example_has_every_key_with_its_default() {
        var said = SettingsReader.YAML.readTree(example());
        same("guards", said.path("guards"), tree(Settings.DEFAULT).path("guards"));
    }

    private static JsonNode tree(Settings settings) {
        return SettingsReader.YAML.valueToTree(settings);
    }

    /// What is empty by default has an example of an entry.
    private static void same(String key, JsonNode said, JsonNode byDefault) {
        if (byDefault instanceof ObjectNode inner) {
            inner.properties()
                    .forEach(
                            e -> same(key + "." + e.getKey(), said.path(e.getKey()), e.getValue()));
        } else if (byDefault.isArray() && byDefault.isEmpty()) {
            assertThat(said.isArray() && !said.isEmpty()).as(key).isTrue();
        } else {
            assertThat(normal(said)).as(key).isEqualTo(normal(byDefault));
        }
    }

    /// `P1D` and `PT24H` are the same.
    private static String normal(JsonNode value) {
        var text = value.isString() ? value.asString() : value.toString();
        return text.startsWith("P") ? Duration.parse(text).toString() : text;
    }

    @Test
    void its_words_are_those_of_the_list() {
        var words = Arrays.stream(Reason.values()).map(Reason::word).toList();
        var rows = page.lines().filter(line -> line.startsWith("| ") && line.endsWith("` |"));
        var named =
                rows.map(row -> row.substring(row.lastIndexOf('|', row.length() - 2)))
                        .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                        .map(found -> found.group(1))
                        .toList();
        assertThat(named).hasSizeGreaterThan(20).allMatch(words::contains);
    }

    private String example() {
        var found = EXAMPLE.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
