package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

/// The schema takes what the reader takes. It refuses what the reader refuses, but for what it
/// cannot say; judged by somebody else's validator.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsSchemaTest {
    private static final Path ROOT = Path.of("..");
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SettingsSchema.of(Catalogue.load()));

    /// What depends on two keys, on what a text means, or on how long a duration is.
    private static final Pattern BEYOND_A_SCHEMA =
            Pattern.compile(
                    "heartbeat: PT|fence: PT|lease: PT|PT0S|PT8785H|PT99999|url: 'ftp://x'|"
                            + "half-life|below: 3000|host: ''|name: '\\.\\./web'|command: \\[\\]|"
                            + "group: ''|on: \\[\\]|of: ''|\\[\\{of: a|when: \\[\\]|when: \\[a\\]|"
                            + "until: '2026-12-01T02|matchers: \\[\\]|remedies: 99999|"
                            + "every: PT0.9S|every: P2D|secret: ");

    /// The rows of a table of another test, without what is expected there.
    static List<String> nonsense() {
        var rows = new ArrayList<String>();
        for (var method : NonsenseTest.class.getDeclaredMethods()) {
            var table = method.getAnnotation(CsvSource.class);
            if (table != null) {
                Arrays.stream(table.value())
                        .map(row -> row.replaceFirst(" +\\|(?s).*", ""))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    static Stream<String> nonsense_of_form() {
        return nonsense().stream().filter(row -> !BEYOND_A_SCHEMA.matcher(row).find());
    }

    @ParameterizedTest
    @MethodSource("nonsense_of_form")
    void it_refuses_what_the_reader_refuses(String yaml) {
        assertThat(complaints(yaml)).as(yaml).isNotEmpty();
    }

    @Test
    void what_it_cannot_refuse_is_the_smaller_part() {
        assertThat(nonsense_of_form().count()).isGreaterThan(nonsense().size() * 2L / 3);
    }

    static Stream<Path> files() throws IOException {
        try (var deployed = Files.walk(ROOT.resolve("deploy"))) {
            var ours = deployed.filter(file -> file.endsWith("remediator.yaml")).toList();
            return Stream.concat(
                    ours.stream(), Stream.of(ROOT.resolve("docs").resolve("remediator.yaml")));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void it_takes_the_files_that_come_with_the_program(Path file) throws IOException {
        assertThat(complaints(Files.readString(file))).isEmpty();
    }

    @Test
    void it_takes_every_key_there_is() {
        assertThat(complaints(new Sample().text())).isEmpty();
    }

    /// Whatever of the pages is a whole file by the reader is one by the schema.
    static Stream<String> settings_of_the_pages() throws IOException {
        var all = new ArrayList<String>();
        try (var docs = Files.list(ROOT.resolve("docs"))) {
            var pages = new ArrayList<>(docs.filter(f -> f.toString().endsWith(".md")).toList());
            pages.add(ROOT.resolve("README.md"));
            for (var page : pages) {
                Pattern.compile("(?s)```yaml\n(.*?)```")
                        .matcher(Files.readString(page))
                        .results()
                        .map(found -> found.group(1))
                        .filter(SettingsSchemaTest::isTaken)
                        .forEach(all::add);
            }
        }
        return all.stream();
    }

    private static boolean isTaken(String yaml) {
        try {
            var file = Files.createTempFile("remediator", ".yaml");
            try {
                Files.writeString(file, yaml);
                return !SettingsReader.read(file, Map.of()).equals(Settings.DEFAULT);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("settings_of_the_pages")
    void it_takes_the_examples_of_the_pages(String yaml) {
        assertThat(complaints(yaml)).isEmpty();
    }

    private static List<String> complaints(String yaml) {
        try {
            var tree = SettingsReader.YAML.readTree(yaml);
            return tree.isMissingNode() || tree.isNull()
                    ? List.of()
                    : SCHEMA.validate(tree).stream().map(Error::toString).toList();
        } catch (JacksonException e) {
            return List.of("it is no YAML");
        }
    }
}
