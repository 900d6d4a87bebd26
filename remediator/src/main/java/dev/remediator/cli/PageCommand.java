package dev.remediator.cli;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// Pages: tries whether a policy reaches people, and says what those who are called say.
@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Call the people of a policy to see that they are reached; acknowledge or close a page.",
            "A test ends with 0 as soon as somebody acknowledges, or when the wait is over and at"
                    + " least one call was delivered; else with 1."
        },
        subcommands = {PageCommand.Acknowledge.class, PageCommand.Close.class},
        footer = {
            "",
            "  remediator page --test web-on-call",
            "  remediator page --test web-on-call --wait 5m --by ana",
            "  remediator page acknowledge inc-0123456789abcdef",
            "  remediator page close inc-0123456789abcdef --reason 'replaced the disk'"
        })
final class PageCommand implements Callable<Integer> {
    @Option(
            names = "--test",
            paramLabel = "POLICY",
            description = "Whose people to call. Default: nobody's")
    private @Nullable String policy;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait for somebody. Default: ${DEFAULT-VALUE}")
    private String patience = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who wants it; whoever is called reads it. Default: your login name")
    private String by = "";

    @Mixin private Listing listing = new Listing();
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var chosen = policy;
        if (chosen == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "say what to do: page --test POLICY, page acknowledge or page close");
        }
        var time = Spans.parse("--wait", patience);
        var answer =
                listing.remote()
                        .tell(
                                "/api/policies/" + Remote.encoded(chosen) + "/test",
                                Json.MAPPER.createObjectNode().put("by", by));
        var incident = answer.path("incident").asString("");
        listing.say(
                "Calling the people of %s; the test is %s."
                        .formatted(Terminal.plain(chosen), Terminal.plain(incident)));
        return watch(new WakeUpWatch(incident), time);
    }

    private int watch(WakeUpWatch test, Duration time) throws IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        var begun = look(test);
        if (test.acknowledged()) {
            return reached();
        }
        var remote = listing.remote();
        var events = "/live?of=incident&id=" + Remote.encoded(test.incident());
        try (var changes = new Changes(remote.asking(events))) {
            for (long left = until - System.nanoTime();
                    left > 0;
                    left = until - System.nanoTime()) {
                changes.await(Duration.ofNanos(left));
                begun |= look(test);
                if (test.acknowledged()) {
                    return reached();
                }
            }
        }
        return over(test, begun);
    }

    /// @return whether the engine knows of it yet
    private boolean look(WakeUpWatch test) throws IOException, InterruptedException {
        var found = listing.remote().find("/api/incidents/" + Remote.encoded(test.incident()));
        found.ifPresent(
                seen -> test.news(seen).forEach(one -> listing.print(one, WakeUpWatch::line)));
        return found.isPresent();
    }

    private int reached() {
        listing.say("Somebody has acknowledged: the policy reaches people.");
        return 0;
    }

    private static int over(WakeUpWatch test, boolean begun) throws IOException {
        if (test.delivered() > 0) {
            return 0;
        }
        throw new IOException(
                begun
                        ? "no call was delivered in time; look at the lines above, and at the"
                                + " channels of the settings"
                        : "the engine has not begun the test in time; look whether it is ready,"
                                + " GET /readyz");
    }

    /// Says something about one incident's page.
    abstract static sealed class About implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "The incident; 'remediator incidents'.")
        private String incident = "";

        @Mixin private Listing listing = new Listing();

        int say(String what, ObjectNode body, String done) throws Exception {
            var path = "/api/incidents/" + Remote.encoded(incident) + what;
            return listing.done(listing.remote().tell(path, body), Terminal.plain(incident) + done);
        }
    }

    /// Somebody has it.
    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = "Say that you have it; nobody else is called.",
            footer = {"", "  remediator page acknowledge inc-0123456789abcdef --by ana"})
    static final class Acknowledge extends About {
        @Option(
                names = "--by",
                paramLabel = "NAME",
                defaultValue = "${sys:user.name}",
                description = "Who says so. Default: your login name")
        private String by = "";

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                description = "What you will do. Default: nothing is said")
        private @Nullable String reason;

        @Override
        public Integer call() throws Exception {
            var body = Json.MAPPER.createObjectNode().put("by", by);
            var why = reason;
            if (why != null) {
                body.put("reason", why);
            }
            return say("/acknowledgement", body, " is yours; nobody else is called.");
        }
    }

    /// It is over.
    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = {
                "Say that it is over although its source has not said so.",
                "The same alert is no news for an hour; what still fires then is taken up again."
            },
            footer = {"", "  remediator page close inc-0123456789abcdef --reason 'new disk'"})
    static final class Close extends About {
        @Mixin private Person person = new Person();

        @Override
        public Integer call() throws Exception {
            return say("/closing", person.says(), " is over; everybody who was called is told.");
        }
    }
}
