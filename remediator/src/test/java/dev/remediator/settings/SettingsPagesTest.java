package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/settings.md`, `docs/remediator.yaml` and `docs/remediator.schema.json` are what
/// `remediator settings --markdown`, `example` and `schema` print.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsPagesTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Catalogue CATALOGUE = Catalogue.load();

    static Stream<Map.Entry<String, String>> pages() {
        return Stream.of(
                Map.entry("settings.md", SettingsPage.of(CATALOGUE)),
                Map.entry("remediator.yaml", SettingsExample.of(CATALOGUE)),
                Map.entry("remediator.schema.json", SettingsSchema.of(CATALOGUE)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_file_is_what_the_program_prints(Map.Entry<String, String> page) throws IOException {
        var file = DOCS.resolve(page.getKey());
        assertThat(Files.readString(file)).isEqualTo(page.getValue());
    }

    @Test
    void the_example_as_it_is_sets_nothing() throws IOException {
        assertThat(SettingsReader.read(DOCS.resolve("remediator.yaml"), Map.of()))
                .isEqualTo(Settings.DEFAULT);
    }

    @Test
    void without_its_signs_it_sets_nothing_but_the_lists() throws IOException {
        var file = Files.createTempFile("remediator", ".yaml");
        Files.writeString(file, new Sample().text());
        var read = SettingsReader.read(file, Map.of());
        Files.delete(file);
        var lists =
                CATALOGUE.settings().stream()
                        .filter(s -> s.kind() == Setting.Kind.ENTRIES)
                        .map(Setting::path)
                        .filter(path -> !path.contains("[]"));
        assertThat(Differences.between(Settings.DEFAULT, read))
                .containsExactlyInAnyOrderElementsOf(lists.toList());
    }

    /// Other pages speak of settings too.
    @Test
    void keys_that_are_named_anywhere_are_there() throws IOException {
        var tops =
                CATALOGUE.below("").stream()
                        .filter(Setting::holdsOthers)
                        .map(Setting::path)
                        .toList();
        var named = new TreeSet<String>();
        var key = Pattern.compile("`([a-z][a-z0-9]*(?:\\[])?(?:\\.[a-z][a-z-]*(?:\\[])?)+)`");
        try (var files = Files.list(DOCS)) {
            for (var file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                key.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(found -> tops.contains(found.replaceAll("[.\\[].*", "")))
                        .forEach(named::add);
            }
        }
        assertThat(named)
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(CATALOGUE.named(name).path()).isNotEmpty());
    }
}
