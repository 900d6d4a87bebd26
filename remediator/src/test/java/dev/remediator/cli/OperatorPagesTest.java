package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The pages quote what the program says, and call commands that it has.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorPagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");

    /// A command in a block, or between backticks in a line.
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:^    (?:systemctl reload )?|`)bin/remediator ([a-z][^`\n]*)");

    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

    static Stream<String> commands() throws IOException {
        var all = new ArrayList<String>();
        for (var page : pages()) {
            COMMAND.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1).replaceFirst("\\s+#.*|\\s+[>|].*|\\s+….*", ""))
                    .forEach(all::add);
        }
        return all.stream().distinct();
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.list(DOCS)) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_on_a_page_is_one(String command) {
        var words = WORD.matcher(command).results().map(w -> w.group().replaceAll("['\"]", ""));
        var line = new CommandLine(CommandLineInterface.class);
        assertThatCode(() -> line.parseArgs(words.toArray(String[]::new)))
                .as(command)
                .doesNotThrowAnyException();
    }

    @Test
    void many_commands_are_looked_at() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(40);
    }

    /// What is quoted on `docs/troubleshooting.md`, in pieces between what differs.
    static Stream<String> quotations() throws IOException {
        return Pattern.compile("\"([^\"\n]+)\"")
                .matcher(Files.readString(DOCS.resolve("troubleshooting.md")))
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split("…", -1)))
                .map(piece -> piece.strip().replaceFirst("^[;,'?:]+\\s*", ""))
                .filter(piece -> piece.length() > 8)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("quotations")
    void a_quotation_is_what_the_program_says(String piece) throws IOException {
        assertThat(Sources.TEXT).contains(piece.replace("'", ""));
    }

    /// All that is written in the sources, as one text: literals that stand one after the other are
    /// one, and what is filled in is nothing.
    private static final class Sources {
        private static final String TEXT = text();

        private static String text() {
            try (var java = Files.walk(ROOT.resolve("remediator/src/main/java"))) {
                var files = java.filter(file -> file.toString().endsWith(".java")).toList();
                var launcher = ROOT.resolve("bin/remediator");
                return Stream.concat(files.stream(), Stream.of(launcher))
                        .map(Sources::read)
                        .collect(Collectors.joining("\n"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file)
                        .replaceAll("\"\\s*\\+\\s*\"", "")
                        .replace("'", "")
                        .replaceAll("%[sd]", "");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
