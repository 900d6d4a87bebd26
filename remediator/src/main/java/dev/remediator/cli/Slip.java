package dev.remediator.cli;

import dev.remediator.settings.Nearest;
import java.util.Collection;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What somebody probably meant who wrote a word of the command line otherwise.
final class Slip {

    private Slip() {}

    /// The sentence for what could not be read; nearest names instead of a list of what was left.
    static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            var said = unmatched.getUnmatched().getFirst();
            var line = e.getCommandLine();
            if (said.startsWith("-")) {
                return option(line, said.replaceFirst("=.*", ""));
            }
            if (!line.getSubcommands().isEmpty()) {
                return command(line, said);
            }
            return "'%s' takes no '%s'".formatted(called(line), said);
        }
        var said = String.valueOf(e.getMessage());
        return said.startsWith("Error: ") ? said.substring("Error: ".length()) : said;
    }

    /// How a command is called, such as `remediator silence add`.
    static String called(CommandLine line) {
        return line.getCommandSpec().qualifiedName();
    }

    static String command(CommandLine line, String said) {
        return "there is no command '%s %s'%s"
                .formatted(called(line), said, meant(line.getSubcommands().keySet(), said));
    }

    private static String option(CommandLine line, String said) {
        var names =
                line.getCommandSpec().options().stream()
                        .flatMap(option -> Stream.of(option.names()))
                        .toList();
        return "'%s' has no option %s%s".formatted(called(line), said, meant(names, said));
    }

    /// Nothing, where even the nearest is another word altogether.
    private static String meant(Collection<String> among, String said) {
        return Nearest.within(Math.max(2, said.length() / 2), among, said)
                .map("; do you mean '%s'?"::formatted)
                .orElse("");
    }
}
