package dev.remediator.cli;

import dev.remediator.cli.Table.Column;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Silences and maintenance windows: what they cover is neither acted upon nor paged.
@Command(
        name = "silence",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Keep automation and pages away from some alerts for a while: add, list, end.",
        subcommands = {
            SilenceCommand.Add.class,
            SilenceCommand.Listed.class,
            SilenceCommand.End.class
        },
        footer = {
            "",
            "  remediator silence add alertname=DiskFull instance=web-* --for 2h --reason TEXT",
            "  remediator silence list",
            "  remediator silence end silence-0a1b2c3d --reason TEXT"
        })
final class SilenceCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = spec == null ? new CommandLine(this) : spec.commandLine();
        throw new ParameterException(
                line, "say what to do: silence add, silence list or silence end");
    }

    /// Sets one.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Set a silence. It always ends; what still fires then is taken up.",
                "A matcher is label=value or label!=value; a * stands for any text; alertname and"
                        + " resource work as labels too. All of them must match."
            },
            footer = {
                "",
                "  remediator silence add alertname=DiskFull instance=web-* --for 2h --reason TEXT",
                "  remediator silence add cluster=eu-1 --maintenance --from 2026-12-01T02:00:00Z"
                        + " --until 2026-12-01T04:00:00Z --reason TEXT"
            })
    static final class Add implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "MATCHER", description = "Such as cluster=eu-*")
        private List<String> matchers = List.of();

        @ArgGroup(multiplicity = "1")
        private Ending ending = new Ending();

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "When it begins, such as 2026-12-01T02:00:00Z. Default: now")
        private @Nullable String from;

        @Option(names = "--maintenance", description = "It is a planned window.")
        private boolean maintenance;

        @Mixin private Listing listing = new Listing();
        @Mixin private Person person = new Person();

        /// When it ends: one of the two.
        static final class Ending {
            @Option(
                    names = "--for",
                    paramLabel = "DURATION",
                    description = "How long, such as 90s, 15m, 2h, 1d or PT2H; at most 30 days.")
            private @Nullable String lasts;

            @Option(
                    names = "--until",
                    paramLabel = "TIME",
                    description = "When it ends, such as 2026-12-01T04:00:00Z.")
            private @Nullable String until;
        }

        @Override
        public Integer call() throws Exception {
            var body = person.says();
            body.putPOJO("matchers", matchers);
            if (ending.lasts != null) {
                body.put("for", Spans.parse("--for", ending.lasts).toString());
            } else {
                body.put("until", ending.until);
            }
            if (from != null) {
                body.put("from", from);
            }
            if (maintenance) {
                body.put("maintenance", true);
            }
            var set = listing.remote().post("/api/silences", body);
            return listing.done(
                    set,
                    "%s holds %suntil %s."
                            .formatted(
                                    Listing.text(set, "id"),
                                    from == null ? "" : "from " + Listing.text(set, "from") + " ",
                                    Listing.text(set, "until")));
        }
    }

    /// Lists them.
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List silences and maintenance windows that have not ended.",
            footer = {"", "  remediator silence list --json"})
    static final class Listed implements Callable<Integer> {
        @Mixin private Listing listing = new Listing();

        @Override
        public Integer call() throws Exception {
            return listing.print(
                    "/api/silences",
                    "silences",
                    new Table(
                            Column.whole("ID"),
                            Column.whole("STATE"),
                            Column.whole("TIME"),
                            Column.of("MATCHERS"),
                            Column.of("BY WHOM")),
                    Listed::add,
                    "Nothing is silenced.");
        }

        private static void add(Table table, JsonNode silence) {
            table.row(
                    Listing.text(silence, "id"),
                    state(silence),
                    "%s to %s"
                            .formatted(
                                    Listing.text(silence, "from"), Listing.text(silence, "until")),
                    silence.path("matchers")
                            .valueStream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining(" ")),
                    "%s: %s".formatted(Listing.text(silence, "by"), Listing.text(silence, "why")));
        }

        private static String state(JsonNode silence) {
            if (!silence.path("active").asBoolean(false)) {
                return "planned";
            }
            return silence.path("maintenance").asBoolean(false) ? "maintenance" : "silenced";
        }
    }

    /// Ends one.
    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description = "End one early; what still fires is taken up.",
            footer = {"", "  remediator silence end silence-0a1b2c3d --reason TEXT"})
    static final class End implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "The silence; 'silence list' lists them.")
        private String id = "";

        @Mixin private Listing listing = new Listing();
        @Mixin private Person person = new Person();

        @Override
        public Integer call() throws Exception {
            var path = "/api/silences/" + Remote.encoded(id) + person.query();
            return listing.done(
                    listing.remote().delete(path),
                    Terminal.plain(id) + " has ended; what still fires is taken up.");
        }
    }
}
