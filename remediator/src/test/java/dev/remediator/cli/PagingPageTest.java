package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.remediator.Callers;
import dev.remediator.escalation.PageReport;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// `docs/paging.md` cannot say what is not so.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagingPageTest {
    private static final String IMPORTS =
            """
            import static dev.remediator.oncall.Escalations.*;
            import static java.time.DayOfWeek.*;
            import static org.assertj.core.api.Assertions.assertThat;
            import dev.remediator.alert.Severity;
            import dev.remediator.oncall.*;
            import dev.remediator.testkit.WhoIsCalled;
            import org.junit.jupiter.api.Test;
            """;

    @TempDir private Path folder;
    private final String page;

    PagingPageTest() throws IOException {
        page = page();
    }

    @Test
    void its_policy_is_the_sentence_below_it() throws Exception {
        try (var classes = compiled()) {
            assertThat(page).contains("\n    " + policy(classes).plan().sentence() + "\n");
        }
    }

    @Test
    void its_test_of_the_policy_succeeds() throws Exception {
        try (var classes = compiled()) {
            var tests = classes.loadClass("Snippet");
            var test = tests.getDeclaredMethod("at_three_on_a_sunday");
            test.setAccessible(true);
            var made = tests.getDeclaredConstructor();
            made.setAccessible(true);
            assertThatCode(() -> test.invoke(made.newInstance())).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource
    void its_settings_can_be_read(String yaml) throws IOException {
        assertThat(settings(yaml)).isNotEqualTo(Settings.DEFAULT);
    }

    static Stream<String> its_settings_can_be_read() throws IOException {
        return blocks(page(), "yaml").stream();
    }

    @Test
    void its_settings_have_everybody_whom_its_policy_calls() throws Exception {
        var channels = blocks(page, "yaml").stream().filter(y -> y.contains("channels:")).toList();
        assertThat(channels).hasSize(1);
        try (var classes = compiled()) {
            var policies = List.of(policy(classes));
            var rules = Callers.rulebook(settings(channels.getFirst()), policies);
            assertThat(rules.plans()).containsOnlyKeys("web-on-call");
            assertThat(rules.otherwise().sentence())
                    .isEqualTo(
                            "Call channel ops-chat; after 5 minutes channel pagerduty; until"
                                    + " somebody takes it.");
        }
    }

    @ParameterizedTest
    @MethodSource
    void its_commands_are_commands(String command) {
        var words = command.replaceAll("'[^']*'", "TEXT").split(" ", -1);
        var line = new CommandLine(CommandLineInterface.class);
        assertThatCode(() -> line.parseArgs(Arrays.copyOfRange(words, 1, words.length)))
                .doesNotThrowAnyException();
    }

    static Stream<String> its_commands_are_commands() throws IOException {
        var all = new ArrayList<String>();
        var found = Pattern.compile("(?m)(?:^    |`)(remediator [a-z][^`\n]*)").matcher(page());
        while (found.find()) {
            all.add(found.group(1));
        }
        assertThat(all).hasSizeGreaterThan(5);
        return all.stream();
    }

    @Test
    void it_knows_every_outcome_and_no_other() {
        var rows = Pattern.compile("(?m)^\\| `([a-z]+)` \\| ").matcher(page).results();
        assertThat(rows.map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(PageReport.Outcome.values())
                                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "paging.md"));
    }

    private static List<String> blocks(String page, String language) {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Settings settings(String yaml) throws IOException {
        var file = Files.writeString(folder.resolve("remediator.yaml"), yaml);
        return SettingsReader.read(file, Map.of());
    }

    private static EscalationPolicy policy(ClassLoader classes)
            throws ReflectiveOperationException {
        var type = classes.loadClass("WebOnCall").asSubclass(EscalationPolicy.class);
        return type.getConstructor().newInstance();
    }

    /// All that is Java on the page: classes as they are, methods in a class called `Snippet`.
    private URLClassLoader compiled() throws IOException {
        var whole = blocks(page, "java").stream().filter(java -> java.contains("class ")).toList();
        var methods = new ArrayList<>(blocks(page, "java"));
        methods.removeAll(whole);
        assertThat(whole).hasSize(1);
        var source = IMPORTS + whole.getFirst();
        var snippet = IMPORTS + "class Snippet {\n" + String.join("\n", methods) + "}\n";
        var said = new ByteArrayOutputStream();
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                said,
                                said,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                Files.writeString(folder.resolve("WebOnCall.java"), source)
                                        .toString(),
                                Files.writeString(folder.resolve("Snippet.java"), snippet)
                                        .toString());
        assertThat(failed).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()});
    }
}
