package dev.remediator.cli;

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
        return listing.print("/api/waiting", "waiting", WaitingCommand::line, "Nothing waits.");
    }

    private static String line(JsonNode waiting) {
        var run = Listing.text(waiting, "run");
        var remedy = Listing.text(waiting, "remedy");
        var until = Listing.text(waiting, "until");
        return "%s  %-28s %-24s %-16s (%s) since %s%s%n    %s. %s"
                .formatted(
                        run.isEmpty() ? Listing.text(waiting, "incident") : run,
                        Listing.text(waiting, "resource"),
                        remedy.isEmpty() ? "page" : remedy,
                        Listing.text(waiting, "reason"),
                        Listing.text(waiting, "scope"),
                        Listing.text(waiting, "since"),
                        until.isEmpty() ? "" : " until " + until,
                        Listing.text(waiting, "why"),
                        advice(waiting));
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
