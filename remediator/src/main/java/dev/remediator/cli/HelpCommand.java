package dev.remediator.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what a command does.
@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        description =
                "Say what a command does, with its options and examples; without one, list all.",
        footer = {
            "",
            "  remediator help",
            "  remediator help replay",
            "  remediator help silence add"
        })
final class HelpCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Which one.")
    private List<String> names = List.of();

    @Option(names = "--markdown", description = "Print the page docs/command-line.md.")
    private boolean markdown;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        var line = own.getParent();
        if (markdown) {
            own.getOut().print(CommandLinePage.of(line));
            own.getOut().flush();
            return 0;
        }
        for (var name : names) {
            line = below(line, name);
        }
        line.usage(own.getOut());
        return 0;
    }

    private static CommandLine below(CommandLine line, String name) {
        var found = line.getSubcommands().get(name);
        if (found == null) {
            throw new ParameterException(line, Slip.command(line, name));
        }
        return found;
    }
}
