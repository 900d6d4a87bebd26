package dev.remediator.cli;

import dev.remediator.cli.Table.Column;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// Shows what is held back, and what can be done about it.
@Command(
        name = "waiting",
        mixinStandardHelpOptions = true,
        description = "List the remedies and pages that a guard holds back, in their order.",
        footer = {"", "  remediator waiting", "  remediator waiting --json"})
final class WaitingCommand implements Callable<Integer> {
    @Mixin private Listing listing = new Listing();

    @Override
    public Integer call() throws Exception {
        return listing.print(
                "/api/waiting",
                "waiting",
                new Table(
                        Column.whole("RUN"),
                        Column.of("RESOURCE"),
                        Column.of("REMEDY"),
                        Column.of("REASON"),
                        Column.of("SINCE")),
                WaitingCommand::add,
                "Nothing waits.");
    }

    private static void add(Table table, JsonNode waiting) {
        var run = Listing.text(waiting, "run");
        var remedy = Listing.text(waiting, "remedy");
        var until = Listing.text(waiting, "until");
        table.rowOver(
                "%s. %s".formatted(Listing.text(waiting, "why"), advice(waiting)),
                run.isEmpty() ? Listing.text(waiting, "incident") : run,
                Listing.text(waiting, "resource"),
                remedy.isEmpty() ? "page" : remedy,
                "%s (%s)"
                        .formatted(Listing.text(waiting, "reason"), Listing.text(waiting, "scope")),
                "since %s%s"
                        .formatted(
                                Listing.text(waiting, "since"),
                                until.isEmpty() ? "" : " until " + until));
    }

    /// With the names filled in, so that it can be copied.
    private static String advice(JsonNode waiting) {
        var scope = Terminal.word(waiting.path("scope").asString(""));
        var cord = scope.equals("everything") ? "" : " --scope " + scope;
        return Listing.text(waiting, "advice")
                .replace("approve RUN", "approve " + Terminal.word(Listing.text(waiting, "run")))
                .replace("silence end ID", "silence end " + scope + " --reason TEXT")
                .replace("andon release --reason", "andon release" + cord + " --reason");
    }
}
