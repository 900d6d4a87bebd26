package dev.remediator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Breaks something of its own, on purpose.
@Command(
        name = "gameday",
        mixinStandardHelpOptions = true,
        description = "Break something of its own, on purpose, and see what becomes of it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GamedayDatabaseCommand.class, GamedayNodesCommand.class},
        footer = {
            "",
            "  remediator gameday database --runs 20",
            "  remediator gameday nodes --runs 50"
        })
final class GamedayCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new IllegalArgumentException(
                "say what to break, such as 'remediator gameday database' or 'remediator gameday"
                        + " nodes'");
    }
}
