package dev.remediator.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands and the rules they share: exit codes, one sentence for an error, a stack trace only
/// with `--debug`.
@Command(
        name = "remediator",
        mixinStandardHelpOptions = true,
        version = "remediator 0.1.0",
        description =
                "Alerts in, playbooks as Java code, durable remedies, pages as the last resort.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            WorkerCommand.class,
            PlaybooksCommand.class,
            IncidentsCommand.class
        },
        footer = {
            "",
            "Begin with:  remediator demo",
            "Exit codes:  0 done, 1 it failed, 2 you called it wrongly, 3 differences found"
        })
public final class CommandLineInterface {
    /// It failed.
    static final int FAILED = 1;

    /// It was called wrongly.
    static final int MISUSED = 2;

    private CommandLineInterface() {}

    /// Runs one command.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        boolean debug = Arrays.asList(arguments).contains("--debug");
        var given =
                Arrays.stream(arguments).filter(a -> !a.equals("--debug")).toArray(String[]::new);
        var line = new CommandLine(new CommandLineInterface());
        line.setExecutionExceptionHandler((e, _, _) -> explain(e, debug));
        line.setParameterExceptionHandler(
                (e, _) -> {
                    System.err.println("remediator: " + e.getMessage());
                    System.err.println("Call 'remediator --help' or 'remediator COMMAND --help'.");
                    return MISUSED;
                });
        if (given.length == 0) {
            line.usage(System.err);
            return MISUSED;
        }
        return line.execute(given);
    }

    private static int explain(Exception e, boolean debug) {
        if (debug) {
            e.printStackTrace(System.err);
        } else {
            var sentence = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            System.err.println("remediator: " + sentence);
        }
        return e instanceof IllegalArgumentException ? MISUSED : FAILED;
    }
}
