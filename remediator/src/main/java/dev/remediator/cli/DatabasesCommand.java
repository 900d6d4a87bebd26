package dev.remediator.cli;

import dev.remediator.actuator.postgres.DatabaseInventory;
import dev.remediator.actuator.postgres.PostgresCluster;
import dev.remediator.failover.Diagnosis;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.settings.Settings;
import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Looks at the database clusters of the settings, from here and now.
@Command(
        name = "databases",
        mixinStandardHelpOptions = true,
        description = {
            "Look at each database cluster of the settings: what is seen, and what would follow.",
            "It looks from this machine. A primary is asked to write a heartbeat; nothing else is changed."
        },
        subcommands = DatabasesCommand.Acknowledge.class,
        footer = {
            "",
            "  remediator databases --config remediator.yaml",
            "  remediator databases --json",
            "  remediator databases acknowledge orders --reason TEXT"
        })
final class DatabasesCommand implements Callable<Integer> {
    @Mixin private Configuration configuration = new Configuration();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var inventory = inventory(configuration.settings())) {
            if (inventory.clusters().isEmpty() && !json) {
                out.println("The settings name no database; add one under 'databases'.");
            }
            for (var cluster : inventory.clusters()) {
                look(cluster, out);
            }
        }
        return 0;
    }

    private static DatabaseInventory inventory(Settings settings) {
        return new DatabaseInventory(settings.databases(), settings.data(), InstantSource.system());
    }

    private void look(PostgresCluster cluster, PrintWriter out) {
        var seen = cluster.observe();
        var diagnosis =
                Diagnosis.of(seen, cluster.terms(), InstantSource.system().instant(), false);
        if (json) {
            out.println(json(cluster, seen, diagnosis));
            return;
        }
        out.println(
                "%s: %s; %s"
                        .formatted(
                                cluster.name(),
                                diagnosis.verdict().words(),
                                Terminal.plain(diagnosis.sentence())));
        seen.members().forEach(member -> out.println(line(member)));
        seen.recovery()
                .ifPresent(
                        last ->
                                out.println(
                                        "  last recovery %s, from %s to %s, %s"
                                                .formatted(
                                                        last.at(),
                                                        last.from(),
                                                        last.to(),
                                                        last.acknowledged()
                                                                ? "acknowledged"
                                                                : "not acknowledged")));
    }

    private static String line(MemberSight member) {
        var does =
                switch (member.role()) {
                    case PRIMARY ->
                            member.writable()
                                    ? "takes writes"
                                    : "takes no writes: " + member.unwritable();
                    case STANDBY ->
                            member.streaming()
                                    ? "streams from " + member.upstream()
                                    : "does not stream";
                    case UNKNOWN -> "does not answer";
                };
        return "  %-16s %-8s %s; at %s; its host says %s"
                .formatted(
                        member.member(),
                        member.role().name().toLowerCase(Locale.ROOT),
                        Terminal.plain(does),
                        member.position(),
                        member.host().name().toLowerCase(Locale.ROOT));
    }

    private static String json(PostgresCluster cluster, Observation seen, Diagnosis diagnosis) {
        var line = Json.MAPPER.createObjectNode().put("database", cluster.name());
        line.put("verdict", diagnosis.verdict().words());
        line.put("primary", diagnosis.primary().orElse(""));
        line.put("why", diagnosis.sentence());
        line.set("members", Json.MAPPER.valueToTree(seen.members()));
        seen.recovery().ifPresent(last -> line.set("recovery", Json.MAPPER.valueToTree(last)));
        return Json.MAPPER.writeValueAsString(line);
    }

    /// Lets the next recovery come.
    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = {
                "Say that you have looked at a cluster's latest failover: the next one may come.",
                "Until then, and for as long as terms.block-after-recovery says, none does."
            },
            footer = {"", "  remediator databases acknowledge orders --reason 'disk replaced'"})
    static final class Acknowledge implements Callable<Integer> {
        @Mixin private Configuration configuration = new Configuration();
        @Mixin private Person person = new Person();

        @Option(names = "--json", description = "Print one JSON object and nothing else.")
        private boolean json;

        @Parameters(paramLabel = "NAME", description = "The cluster's name in the settings.")
        private String name = "";

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            var settings = configuration.settings();
            try (var inventory = inventory(settings)) {
                var cluster =
                        inventory.clusters().stream()
                                .filter(c -> c.name().equals(name))
                                .findFirst()
                                .orElseThrow(() -> unknown(settings));
                var out = Objects.requireNonNull(spec).commandLine().getOut();
                var last = cluster.recovery();
                last.ifPresent(_ -> cluster.acknowledge(person.by(), person.reason()));
                if (json) {
                    var line = Json.MAPPER.createObjectNode().put("database", name);
                    line.put("acknowledged", last.isPresent());
                    last.ifPresent(recovery -> line.put("at", recovery.at().toString()));
                    out.println(Json.MAPPER.writeValueAsString(line));
                } else if (last.isEmpty()) {
                    out.println(name + " has never been failed over; there is nothing to say.");
                } else {
                    out.println(
                            "The recovery of %s at %s is acknowledged; the next one may come."
                                    .formatted(name, last.get().at()));
                }
            }
            return 0;
        }

        private IllegalArgumentException unknown(Settings settings) {
            return new IllegalArgumentException(
                    "the settings name no database '%s'; there are %s"
                            .formatted(
                                    name,
                                    settings.databases().stream().map(d -> d.name()).toList()));
        }
    }
}
