package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CredentialsTest {
    private final FakeRemediator remediator = new FakeRemediator();
    @TempDir private Path directory = Path.of(".");

    @AfterEach
    void closes() {
        remediator.close();
    }

    @ParameterizedTest
    @CsvSource({"andon", "andon pull --reason x", "silence end silence-1 --reason x", "incidents"})
    void the_token_in_a_file_is_shown_by_every_command_that_asks(String command) throws Exception {
        var file = Files.writeString(directory.resolve("token"), "a-token-of-ana-1\r\nold\n");
        remediator.run((command + " --token-file=" + file).split(" ", -1));
        assertThat(remediator.shown()).isNotEmpty().containsOnly("[Bearer a-token-of-ana-1]");
    }

    @Test
    void without_one_nothing_is_shown() {
        remediator.run("andon");
        assertThat(remediator.shown()).containsExactly("[]");
    }

    @Test
    void whoever_is_unknown_is_told_what_to_do() {
        remediator.answers(401, "{\"error\": \"long words\"}");
        var printed = remediator.run("andon");
        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.err())
                .isEqualToIgnoringNewLines(
                        "remediator: it asks who you are; say --token-file FILE, or set"
                                + " REMEDIATOR_TOKEN");
    }

    @Test
    void whoever_may_not_reads_what_it_takes() {
        remediator.answers(403, "{\"error\": \"this takes the role operator\"}");
        assertThat(remediator.run("andon").err()).contains("this takes the role operator");
    }

    @ParameterizedTest
    @CsvSource({
        "token-file,none,there is no such file",
        "token-file,empty,it is empty",
        "token-file,odd,has something in it that no token has",
        "ca,none,there is no such file",
        "ca,empty,there is no certificate in it",
        "ca,odd,there is no certificate in it"
    })
    void a_file_that_cannot_be_used_is_named(String option, String name, String why)
            throws Exception {
        Files.writeString(directory.resolve("empty"), "");
        Files.writeString(directory.resolve("odd"), "a token with blanks and é");
        var printed = remediator.run("andon", "--" + option + "=" + directory.resolve(name));
        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).contains("--" + option, why).doesNotContain("with blanks");
    }
}
