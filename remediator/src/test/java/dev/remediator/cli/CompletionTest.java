package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The script in real shells.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompletionTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource({
        "bash, remediator inc, incidents",
        "bash, remediator silence a, add",
        "bash, remediator doctor --tar, --targets",
        "bash, remediator gameday nodes --se, --seed",
        "zsh, remediator inc, incidents",
    })
    void a_shell_completes_what_is_begun(String shell, String begun, String completed)
            throws Exception {
        assumeTrue(isThere(shell), shell + " is not installed");
        var words = begun.split(" ", -1);
        var script =
                """
                %s
                source %s
                COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d
                _complete_remediator
                printf '%%s\\n' "${COMPREPLY[@]}"
                """
                        .formatted(
                                shell.equals("zsh")
                                        ? "autoload -U +X compinit && compinit -u -D; setopt KSH_ARRAYS"
                                        : "true",
                                script(shell),
                                begun,
                                words.length - 1,
                                begun,
                                begun.length());

        assertThat(run(shell, script).lines().map(String::strip)).contains(completed);
    }

    @Test
    void a_shell_nobody_wrote_it_for_is_refused() {
        var printed = FakeRemediator.line("completion", "tcsh");

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).contains("bash").contains("zsh");
    }

    private Path script(String shell) throws IOException {
        var printed = FakeRemediator.line("completion", shell);
        return Files.writeString(directory.resolve("completion"), printed.out());
    }

    private static boolean isThere(String shell) {
        return Files.isExecutable(Path.of("/bin", shell))
                || Files.isExecutable(Path.of("/usr/bin", shell));
    }

    private String run(String shell, String script) throws IOException, InterruptedException {
        var file = Files.writeString(directory.resolve("try"), script);
        var process =
                new ProcessBuilder(shell, file.toString())
                        .redirectErrorStream(true)
                        .directory(directory.toFile())
                        .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
