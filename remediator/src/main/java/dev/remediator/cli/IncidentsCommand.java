package dev.remediator.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  remediator incidents inc-0123456789abcdef --json"
        })
final class IncidentsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "One incident.")
    private @Nullable String id;

    @Mixin private Listing listing = new Listing();

    @Override
    public Integer call() throws Exception {
        if (id == null) {
            return listing.print(
                    "/api/incidents",
                    "incidents",
                    IncidentsCommand::line,
                    "There are no incidents.");
        }
        var incident = listing.get("/api/incidents/" + Remote.encoded(id));
        listing.print(incident, IncidentsCommand::line);
        incident.path("decisions").forEach(decision -> listing.say(decided(decision)));
        return 0;
    }

    private static String decided(JsonNode decision) {
        return "  %s  %-22s %s %s"
                .formatted(
                        Listing.text(decision, "at"),
                        Listing.text(decision, "reason"),
                        Listing.text(decision, "remedy"),
                        Listing.text(decision, "facts"));
    }

    private static String line(JsonNode incident) {
        return "%s  %-10s %-24s %-28s %s  %s"
                .formatted(
                        Listing.text(incident, "id"),
                        Listing.text(incident, "state"),
                        Listing.text(incident, "alert"),
                        Listing.text(incident, "resource"),
                        Listing.text(incident, "openedAt"),
                        Listing.text(incident, "reason"));
    }
}
