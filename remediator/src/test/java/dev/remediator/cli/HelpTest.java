package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HelpTest {

    @Test
    void whoever_says_nothing_is_told_the_five_commands_one_needs_first() {
        var printed = FakeRemediator.line();

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().lines().filter(line -> line.startsWith("  remediator ")))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "help up, Usage: remediator up",
        "help silence add, Usage: remediator silence add",
        "help, Commands:",
        "--help, Commands:",
    })
    void help_is_for_a_command_or_for_all(String line, String said) {
        var printed = FakeRemediator.line(line.split(" ", -1));

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incidnts | there is no command 'remediator incidnts'; do you mean 'incidents'?",
                "andon pul | there is no command 'remediator andon pul'; do you mean 'pull'?",
                "help slience | there is no command 'remediator slience'; do you mean 'silence'?",
                "doctor --confg f | 'remediator doctor' has no option --confg; do you mean '--config'?",
                "doctor --confg=f | 'remediator doctor' has no option --confg; do you mean '--config'?",
                "doctor now | 'remediator doctor' takes no 'now'",
                "xxxxxxxxxxxxxxxxxxxxxx | there is no command 'remediator xxxxxxxxxxxxxxxxxxxxxx'",
            })
    void a_slip_is_answered_with_the_nearest_name(String line, String said) {
        var printed = FakeRemediator.line(line.split(" ", -1));

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err().lines().findFirst()).contains("remediator: " + said);
    }

    @Test
    void the_version_says_also_on_what_it_runs() {
        assertThat(FakeRemediator.line("--version").out())
                .startsWith("remediator ")
                .contains("\nKafka 4.")
                .contains("\nJava " + Runtime.version());
    }

    @Test
    void the_page_says_what_the_commands_say() throws IOException {
        var page = FakeRemediator.line("help", "--markdown").out();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "command-line.md"), page);
        assertThat(Path.of("..", "docs", "command-line.md"))
                .as("write it anew: bin/remediator help --markdown > docs/command-line.md")
                .hasContent(page);
    }
}
