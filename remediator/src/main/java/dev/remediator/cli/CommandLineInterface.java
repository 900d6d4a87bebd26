package dev.remediator.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands and the rules they share: exit codes, one sentence for an error, a stack trace only
/// with `--debug`.
@Command(
        name = "remediator",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
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
            GamedayCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "  remediator demo",
            "  remediator help up",
            "",
            "Exit codes:  0 done, 1 it failed, 2 you called it wrongly, 3 differences found"
        })
public final class CommandLineInterface {
    /// It failed.
    static final int FAILED = 1;

    /// It was called wrongly.
    static final int MISUSED = 2;

    /// What is said to whoever says nothing.
    private static final String FIRST =
            """
            remediator: say what to do. What one needs first:

              remediator demo         see what it does: everything on this machine, broken and healed
              remediator doctor       see whether this machine is fit for it
              remediator up           run it
              remediator incidents    see what it has decided
              remediator help         all commands; 'remediator help COMMAND' for one, with examples
            """;

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
        var line = line();
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((e, _, _) -> explain(e, err, debug));
        line.setParameterExceptionHandler(
                (e, _) -> {
                    err.println("remediator: " + Terminal.plain(Slip.sentence(e)));
                    err.println("Call '%s --help'.".formatted(Slip.called(e.getCommandLine())));
                    return MISUSED;
                });
        if (given.length == 0) {
            err.print(FIRST);
            err.flush();
            return MISUSED;
        }
        return line.execute(given);
    }

    /// All commands, bound to nothing yet.
    static CommandLine line() {
        return new CommandLine(new CommandLineInterface());
    }

    /// One line, whatever stands in the file or on the line that it speaks of.
    private static String sentence(Exception e) {
        return Terminal.plain(
                e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
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
