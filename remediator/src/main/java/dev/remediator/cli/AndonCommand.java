package dev.remediator.cli;

import dev.remediator.cli.Table.Column;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Stops automation, and lets it go on.
@Command(
        name = "andon",
        mixinStandardHelpOptions = true,
        description = {
            "Show which andon cords are pulled; 'pull' one to stop automation, 'release' it again.",
            "What runs stops at its next safe point. Alerts are still taken in, people still paged."
        },
        subcommands = {AndonCommand.Pull.class, AndonCommand.Release.class},
        footer = {
            "",
            "  remediator andon",
            "  remediator andon pull --reason 'network maintenance goes wrong'",
            "  remediator andon pull --scope cluster=eu-1 --reason 'see the incident channel'",
            "  remediator andon release --scope cluster=eu-1 --reason 'the switch is replaced'"
        })
final class AndonCommand implements Callable<Integer> {
    @Mixin private Listing listing = new Listing();

    @Override
    public Integer call() throws Exception {
        return listing.print(
                "/api/andon",
                "cords",
                new Table(Column.whole("SINCE"), Column.whole("SCOPE"), Column.of("BY WHOM")),
                (table, cord) ->
                        table.row(
                                Listing.text(cord, "at"),
                                Listing.text(cord, "scope"),
                                "pulled by %s: %s"
                                        .formatted(
                                                Listing.text(cord, "by"),
                                                Listing.text(cord, "why"))),
                "No cord is pulled; automation runs.");
    }

    /// What both of them need.
    private static final class Cord {
        @Mixin private Listing listing = new Listing();
        @Mixin private Person person = new Person();

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                defaultValue = "everything",
                description =
                        "everything, a group such as cluster=eu-1, or playbook=NAME. Default:"
                                + " ${DEFAULT-VALUE}")
        private String scope = "";

        int say(String action, String done) throws Exception {
            var body = person.says().put("action", action).put("scope", scope);
            var answer = listing.remote().post("/api/andon", body);
            return listing.done(answer, done.formatted(Terminal.plain(scope)));
        }
    }

    /// Stops it.
    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description = "Stop automation: everything, one group, or one playbook.",
            footer = {
                "",
                "  remediator andon pull --reason TEXT",
                "  remediator andon pull --scope playbook=HealNode --reason TEXT"
            })
    static final class Pull implements Callable<Integer> {
        @Mixin private Cord cord = new Cord();

        @Override
        public Integer call() throws Exception {
            return cord.say("pull", "Automation is stopped: %s. People are still paged.");
        }
    }

    /// Lets it go on.
    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Let automation go on; what still fires is taken up.",
            footer = {"", "  remediator andon release --scope cluster=eu-1 --reason TEXT"})
    static final class Release implements Callable<Integer> {
        @Mixin private Cord cord = new Cord();

        @Override
        public Integer call() throws Exception {
            return cord.say("release", "The cord is released: %s. What still fires is taken up.");
        }
    }
}
