package dev.remediator.cli;

import dev.remediator.cli.Table.Column;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// Shows how each group does.
@Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        description = "List the groups in which something is going on: weather, unwell, in flight.",
        footer = {"", "  remediator groups", "  remediator groups --json"})
final class GroupsCommand implements Callable<Integer> {
    @Mixin private Listing listing = new Listing();

    @Override
    public Integer call() throws Exception {
        return listing.print(
                "/api/groups",
                "groups",
                new Table(Column.whole("GROUP"), Column.whole("WEATHER"), Column.of("HOW IT IS")),
                GroupsCommand::add,
                "All groups are quiet.");
    }

    private static void add(Table table, JsonNode group) {
        var remedies = group.path("budgets").path("remedies");
        table.row(
                Listing.text(group, "group"),
                Listing.text(group, "weather"),
                "%d of %d unwell (at most %d), %d in flight%s, %d of them destructive (at most %d)"
                        .formatted(
                                group.path("unwell").asInt(0),
                                group.path("size").asInt(0),
                                group.path("mayBeUnwell").asInt(0),
                                group.path("inFlight").asInt(0),
                                remedies.isMissingNode()
                                        ? ""
                                        : " (at most " + remedies.asInt(0) + ")",
                                group.path("destructive").asInt(0),
                                group.path("budgets").path("destructive").asInt(0)));
    }
}
