package dev.remediator.cli;

import dev.remediator.Installation;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands and the rules they share: exit codes, one sentence for an error, a stack trace only
/// with `--debug`.
@Command(
        name = "remediator",
        mixinStandardHelpOptions = true,
        version = "remediator " + Installation.VERSION,
        description =
                "Alerts in, playbooks as Java code, durable remedies, pages as the last resort.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            WorkerCommand.class,
            NewCommand.class,
            PlaybooksCommand.class,
            PoliciesCommand.class,
            IncidentsCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            ExportTestCommand.class,
            WaitingCommand.class,
            GroupsCommand.class,
            AndonCommand.class,
            SilenceCommand.class,
            ApprovalCommand.Approve.class,
            ApprovalCommand.Deny.class,
            AutonomyCommand.class,
            PageCommand.class,
            AdaptersCommand.class,
            AdaptCommand.class,
            NodesCommand.class,
            DatabasesCommand.class,
            SettingsCommand.class,
            ReloadCommand.class,
            BenchCommand.class,
            GamedayCommand.class
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
        return run(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                arguments);
    }

    /// The same, printing elsewhere.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        boolean debug = Arrays.asList(arguments).contains("--debug");
        var given =
                Arrays.stream(arguments).filter(a -> !a.equals("--debug")).toArray(String[]::new);
        var line = new CommandLine(new CommandLineInterface());
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((e, _, _) -> explain(e, err, debug));
        line.setParameterExceptionHandler(
                (e, _) -> {
                    err.println("remediator: " + sentence(e));
                    err.println("Call 'remediator --help' or 'remediator COMMAND --help'.");
                    return MISUSED;
                });
        if (given.length == 0) {
            line.usage(err);
            return MISUSED;
        }
        return line.execute(given);
    }

    /// One line, whatever stands in the file or on the line that it speaks of.
    private static String sentence(Exception e) {
        var said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Terminal.plain(said.startsWith("Error: ") ? said.substring(7) : said);
    }

    private static int explain(Exception e, PrintWriter err, boolean debug) {
        if (debug) {
            e.printStackTrace(err);
        } else {
            err.println("remediator: " + sentence(e));
        }
        return e instanceof IllegalArgumentException ? MISUSED : FAILED;
    }
}
