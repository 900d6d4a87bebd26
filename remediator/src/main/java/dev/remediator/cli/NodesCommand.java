package dev.remediator.cli;

import dev.remediator.Targets;
import dev.remediator.actuator.FleetInventory;
import dev.remediator.actuator.ProcessFleet;
import dev.remediator.cli.Table.Column;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// Looks at the nodes of the settings, from here and now.
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = {
            "Look at each node that may be acted upon: what stands behind its name, and how it is.",
            "It looks from this machine and changes nothing, but for --start. What cannot be asked"
                    + " is said."
        },
        footer = {
            "",
            "  remediator nodes --config remediator.yaml",
            "  remediator nodes --json",
            "  remediator nodes --config local.yaml --start"
        })
final class NodesCommand implements Callable<Integer> {
    private static final String MARGIN = "  ";

    @Mixin private Configuration configuration = new Configuration();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--start",
            description =
                    "First start those processes of 'fleets' on this machine that do not run.")
    private boolean start;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean all = true;
        var settings = configuration.settings();
        if (start) {
            new FleetInventory(settings.fleets(), InstantSource.system())
                    .fleets()
                    .forEach(ProcessFleet::launchAll);
        }
        try (var targets = new Targets(settings)) {
            if (targets.fleets().isEmpty() && !json) {
                out.println(
                        "The settings name no nodes; add them under 'fleets', 'hosts', 'kubernetes' or 'ec2'.");
            }
            for (var fleet : targets.fleets()) {
                all &= look(fleet, targets, out);
            }
        }
        return all ? 0 : CommandLineInterface.FAILED;
    }

    /// @return whether it could be asked
    private boolean look(Fleet fleet, Targets targets, PrintWriter out) {
        try {
            var size = fleet.size();
            var members = fleet.members();
            if (!json) {
                out.println(
                        "%s: %d of %d serve, %d must%s"
                                .formatted(
                                        fleet.name(),
                                        fleet.serving().size(),
                                        members.size(),
                                        size.least(),
                                        size.roomForOneMore()
                                                ? "; a new machine is made before the old one is ended"
                                                : ""));
            }
            var seen = members.stream().map(name -> look(fleet, name, targets)).toList();
            if (json) {
                seen.forEach(node -> out.println(Json.MAPPER.writeValueAsString(node)));
            } else {
                var table = new Table(Column.whole("NODE"), Column.of("HOW IT IS"));
                seen.forEach(node -> table.row(node.path("node").asString(""), text(node)));
                table.lines(Screen.ofThisProcess().within(MARGIN.length()))
                        .forEach(line -> out.println(MARGIN + line));
            }
            return true;
        } catch (ActuatorException e) {
            out.println(
                    json
                            ? Json.MAPPER.writeValueAsString(
                                    Json.MAPPER
                                            .createObjectNode()
                                            .put("fleet", fleet.name())
                                            .put("problem", e.getMessage()))
                            : "%s: %s".formatted(fleet.name(), plain(e)));
            return false;
        }
    }

    private static ObjectNode look(Fleet fleet, String name, Targets targets) {
        var seen = Json.MAPPER.createObjectNode().put("fleet", fleet.name()).put("node", name);
        try {
            targets.find(Node.class, "node", name)
                    .ifPresentOrElse(
                            node -> describe(node, fleet, seen),
                            () -> seen.put("problem", "it is not in the inventory any more"));
        } catch (ActuatorException e) {
            seen.put("problem", plain(e));
        }
        return seen;
    }

    private static void describe(Node node, Fleet fleet, ObjectNode seen) {
        seen.put("machine", fleet.machine(node.name()).orElse(Node.NOT_RUNNING));
        fleet.domain(node.name()).ifPresent(domain -> seen.put("domain", domain));
        seen.put("service", asked(() -> node.service().state().name().toLowerCase(Locale.ROOT)));
        seen.put("boot", asked(node::bootId));
        seen.put("serves", node.healthy());
        seen.put("balancers", asked(() -> String.join(",", node.traffic().balancers())));
        seen.put("inRotation", asked(() -> Boolean.toString(node.traffic().serving())));
    }

    private static String asked(Supplier<String> question) {
        try {
            return question.get();
        } catch (ActuatorException e) {
            return "cannot be said: " + plain(e);
        }
    }

    private static String text(ObjectNode seen) {
        if (seen.has("problem")) {
            return seen.path("problem").asString("");
        }
        return "%s; its service is %s; in rotation: %s; machine %s"
                .formatted(
                        seen.path("serves").asBoolean(false) ? "serves" : "does not serve",
                        seen.path("service").asString(""),
                        seen.path("inRotation").asString(""),
                        seen.path("machine").asString(""));
    }

    private static String plain(ActuatorException e) {
        return Terminal.plain(Objects.requireNonNullElse(e.getMessage(), "it does not answer"));
    }
}
