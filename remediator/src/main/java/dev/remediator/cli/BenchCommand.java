package dev.remediator.cli;

import dev.remediator.bench.Figure;
import dev.remediator.bench.RunsBench;
import dev.remediator.bench.Spread;
import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// Measures this build on this machine.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure this build on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = BenchCommand.Runs.class,
        footer = {"", "  remediator bench runs"})
final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new IllegalArgumentException("say what to measure, such as 'remediator bench runs'");
    }

    /// Runs, steps, and bare Kafka.
    @Command(
            name = "runs",
            mixinStandardHelpOptions = true,
            description = {
                "Measure five-step runs at 1, 32 and 128 at once, what a step costs, and bare Kafka beside it.",
                "Broker, engine and worker run in this process, on a temporary directory that is removed.",
                "Warms up first; takes about a minute. Keep the machine idle meanwhile."
            },
            footer = {
                "",
                "  remediator bench runs",
                "  remediator bench runs --json",
                "  remediator bench runs --seconds 30"
            })
    static final class Runs implements Callable<Integer> {
        private static final int LONGEST = 3600;

        @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
        private boolean json;

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "5",
                description = "How long each level is measured. Default: ${DEFAULT-VALUE}")
        private int seconds;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            if (seconds < 1 || seconds > LONGEST) {
                throw new IllegalArgumentException(
                        "--seconds is between 1 and " + LONGEST + ", not " + seconds);
            }
            System.setProperty("REMEDIATOR_LOG", "WARN");
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            if (!json) {
                out.println(
                        "broker, engine and worker in this process; %d processors, %d MiB of heap"
                                .formatted(
                                        Runtime.getRuntime().availableProcessors(),
                                        Runtime.getRuntime().maxMemory() >> 20));
                out.println("warming up; what follows does not count the first seconds");
                out.println();
                out.println("%-34s %10s %10s %10s".formatted("", "a second", "p50 ms", "p99 ms"));
            }
            RunsBench.measure(Duration.ofSeconds(seconds), figure -> print(out, figure));
            return 0;
        }

        private void print(PrintWriter out, Figure figure) {
            if (json) {
                ObjectNode line = Json.MAPPER.createObjectNode().put("bench", figure.bench());
                ObjectNode fields = Json.MAPPER.valueToTree(figure);
                out.println(Json.MAPPER.writeValueAsString(line.setAll(fields)));
            } else {
                text(out, figure);
            }
            out.flush();
        }

        private static void text(PrintWriter out, Figure figure) {
            switch (figure) {
                case Figure.Runs runs -> {
                    var what = "five-step runs, %d at once".formatted(runs.atOnce());
                    out.println(line(what, rate(runs.runsPerSecond()), runs.alertToDoneMs()));
                    out.println(line("  of it from offer to done", "", runs.offerToDoneMs()));
                    out.println("  %.1f ms of processor a run".formatted(runs.cpuMsPerRun()));
                }
                case Figure.Step(int atOnce, var took) ->
                        out.println(line("step, %d playbooks at once".formatted(atOnce), "", took));
                case Figure.Once(int atOnce, var took) ->
                        out.println(line("once, %d playbooks at once".formatted(atOnce), "", took));
                case Figure.Append(double perSecond, var took) ->
                        out.println(line("bare append, acks=all", rate(perSecond), took));
                case Figure.Hop(int atOnce, double perSecond, var took) ->
                        out.println(
                                line(
                                        "bare exactly-once hop, %d at once".formatted(atOnce),
                                        rate(perSecond),
                                        took));
                case Figure.Memory(long heap, long rss) ->
                        out.println("peak heap %d MiB, peak RSS %d MiB".formatted(heap, rss));
            }
        }

        private static String line(String what, String rate, Spread took) {
            return String.format(
                    Locale.ROOT, "%-34s %10s %10.2f %10.2f", what, rate, took.p50(), took.p99());
        }

        private static String rate(double perSecond) {
            return String.format(Locale.ROOT, "%.1f", perSecond);
        }
    }
}
