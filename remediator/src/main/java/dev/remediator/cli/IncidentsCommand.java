package dev.remediator.cli;

import dev.remediator.cli.Table.Column;
import dev.remediator.postmortem.Account;
import dev.remediator.postmortem.PostMortem;
import dev.remediator.topic.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Shows incidents of a running remediator.
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = "List incidents, newest first; with ID, everything decided about one.",
        footer = {
            "",
            "  remediator incidents",
            "  remediator incidents inc-0123456789abcdef --json",
            "  remediator incidents inc-0123456789abcdef --postmortem > postmortem.md"
        })
final class IncidentsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "One incident.")
    private @Nullable String id;

    @Option(
            names = "--postmortem",
            description = "Write the beginning of a post-mortem of it, in Markdown.")
    private boolean postmortem;

    @Option(
            names = "--replay",
            paramLabel = "NAME",
            description = "Those of a live replay. Default: the real ones")
    private @Nullable String replay;

    @Mixin private Listing listing = new Listing();

    @Override
    public Integer call() throws Exception {
        if (id == null) {
            if (postmortem) {
                throw new IllegalArgumentException(
                        "--postmortem is about one incident; say its ID too");
            }
            return listing.print(
                    replay == null
                            ? "/api/incidents"
                            : "/api/incidents?replay=" + Remote.encoded(replay),
                    "incidents",
                    new Table(
                            Column.whole("ID"),
                            Column.whole("STATE"),
                            Column.of("ALERT"),
                            Column.of("RESOURCE"),
                            Column.whole("OPENED"),
                            Column.of("REASON")),
                    IncidentsCommand::add,
                    "There are no incidents.");
        }
        var incident = listing.get("/api/incidents/" + Remote.encoded(id));
        if (postmortem) {
            listing.write(document(incident));
            return 0;
        }
        listing.print(incident, IncidentsCommand::line);
        var taken = Listing.text(incident, "acknowledgedBy");
        if (!taken.isEmpty()) {
            var at = Listing.text(incident, "acknowledgedAt");
            listing.say("  taken by %s at %s".formatted(taken, at));
        }
        incident.path("pages").forEach(call -> listing.say(called(call)));
        incident.path("decisions").forEach(decision -> listing.say(decided(decision)));
        return 0;
    }

    /// What people said is asked for as far back as it is kept.
    private String document(JsonNode incident) throws Exception {
        var audit = listing.get("/api/audit?limit=1000").path("audit");
        return PostMortem.of(
                Json.MAPPER.treeToValue(incident, Account.class),
                audit.valueStream()
                        .map(line -> Json.MAPPER.treeToValue(line, Account.Said.class))
                        .toList());
    }

    /// One call: whom, by what, and what became of it.
    private static String called(JsonNode call) {
        var line =
                "  called %s at %s: %s"
                        .formatted(
                                Listing.text(call, "to"),
                                Listing.text(call, "at"),
                                Listing.text(call, "outcome"));
        var detail = Listing.text(call, "detail");
        return detail.isEmpty() ? line : line + ", " + detail;
    }

    private static String decided(JsonNode decision) {
        return "  %s  %-22s %s %s"
                .formatted(
                        Listing.text(decision, "at"),
                        Listing.text(decision, "reason"),
                        Listing.text(decision, "remedy"),
                        Listing.text(decision, "facts"));
    }

    private static void add(Table table, JsonNode incident) {
        table.row(
                Listing.text(incident, "id"),
                Listing.text(incident, "state"),
                Listing.text(incident, "alert"),
                Listing.text(incident, "resource"),
                Listing.text(incident, "openedAt"),
                Listing.text(incident, "reason"));
    }

    /// Alone, in a line of its own, nothing is shortened.
    private static String line(JsonNode incident) {
        return "%s  %s  %s  %s  %s  %s"
                .formatted(
                        Listing.text(incident, "id"),
                        Listing.text(incident, "state"),
                        Listing.text(incident, "alert"),
                        Listing.text(incident, "resource"),
                        Listing.text(incident, "openedAt"),
                        Listing.text(incident, "reason"));
    }
}
