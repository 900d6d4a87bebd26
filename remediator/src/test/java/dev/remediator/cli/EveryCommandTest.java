package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What holds for all commands, those that are added later too.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryCommandTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /// Commands that print nothing a program would read, with the reason.
    private static final Map<String, String> WITHOUT_JSON =
            Map.of(
                    "up", "runs until it is stopped; what it does is asked over HTTP",
                    "worker", "runs until it is stopped",
                    "completion", "prints a script for a shell",
                    "help", "prints help for people",
                    "silence", "only leads to those below it",
                    "gameday", "only leads to those below it",
                    "bench", "only leads to those below it",
                    "new", "makes files",
                    "settings example", "prints a file of settings",
                    "settings schema", "prints JSON already");

    static Stream<Arguments> commands() {
        return CommandLinePage.all(CommandLineInterface.line()).stream()
                .map(line -> Arguments.of(name(line), line));
    }

    private static String name(CommandLine line) {
        return line.getCommandSpec().qualifiedName().replaceFirst("^remediator ", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void says_what_it_does_and_answers_help(String name, CommandLine line) {
        var usage = line.getCommandSpec().usageMessage();
        assertThat(usage.description()).isNotEmpty().doesNotContain("");
        assertThat(line.getCommandSpec().optionsMap()).containsKeys("--help", "-h");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void has_an_example_that_can_be_copied(String name, CommandLine line) {
        var examples = CommandLinePage.examples(line.getCommandSpec());
        assertThat(examples).anySatisfy(e -> assertThat(e).startsWith("remediator " + name));
        for (var example : examples) {
            assertThatCode(() -> CommandLineInterface.line().parseArgs(words(example)))
                    .as(example)
                    .doesNotThrowAnyException();
        }
    }

    /// As a shell reads it: without where the output goes, and without what is said about it.
    private static String[] words(String example) {
        var command = example.replaceFirst("^remediator ", "").replaceFirst("( > |   ).*", "");
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void can_print_json_or_has_a_reason_not_to(String name, CommandLine line) {
        assertThat(line.getCommandSpec().optionsMap().containsKey("--json"))
                .as("--json of '%s', or an exception with its reason", name)
                .isNotEqualTo(WITHOUT_JSON.containsKey(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void says_what_holds_when_an_option_is_left_out(String name, CommandLine line) {
        var silent =
                line.getCommandSpec().options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .filter(option -> !option.required() && option.group() == null)
                        .filter(option -> !saysDefault(option))
                        .map(OptionSpec::longestName)
                        .toList();
        assertThat(silent).as("options without 'Default:' in their description").isEmpty();
    }

    private static boolean saysDefault(OptionSpec option) {
        return String.join(" ", option.description()).contains("Default: ");
    }

    @Test
    void the_page_has_them_all() {
        var page = CommandLinePage.of(CommandLineInterface.line());
        List<String> titles = new ArrayList<>();
        commands().forEach(command -> titles.add("\n## " + command.get()[0] + "\n"));
        assertThat(page).contains(titles);
    }
}
