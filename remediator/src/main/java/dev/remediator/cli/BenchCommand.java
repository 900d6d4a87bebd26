package dev.remediator.cli;

import dev.remediator.Shelf;
import dev.remediator.bench.DoorBench;
import dev.remediator.bench.ReplayBench;
import dev.remediator.bench.RunsBench;
import dev.remediator.replay.alerts.AlertFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures this build on this machine.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure this build on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchCommand.Runs.class, BenchCommand.Door.class, BenchCommand.Replay.class},
        footer = {
            "",
            "  remediator bench runs",
            "  remediator bench door",
            "  remediator bench replay"
        })
final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new IllegalArgumentException(
                "say what to measure, such as 'remediator bench runs' or 'remediator bench door'");
    }

    /// What every measurement is asked.
    static final class Manner {
        private static final int LONGEST = 3600;

        @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
        private boolean json;

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "5",
                description = "How long each level is measured. Default: ${DEFAULT-VALUE}")
        private int seconds;

        private Duration time() {
            return Duration.ofSeconds(between("--seconds", seconds, LONGEST));
        }

        private FigureLines lines(@Nullable CommandSpec spec) {
            System.setProperty("REMEDIATOR_LOG", "WARN");
            return new FigureLines(Objects.requireNonNull(spec).commandLine().getOut(), json);
        }
    }

    private static int between(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    option + " is between 1 and " + most + ", not " + value);
        }
        return value;
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
        @Mixin private Manner manner = new Manner();
        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            var time = manner.time();
            var lines = manner.lines(spec);
            lines.head("broker, engine and worker in this process");
            RunsBench.measure(time, lines::print);
            return 0;
        }
    }

    /// The door, and Alertmanager beside it.
    @Command(
            name = "door",
            mixinStandardHelpOptions = true,
            description = {
                "Measure how many alerts a second the door takes, durable in Kafka (acks=all) before it answers.",
                "Broker, gateway with the standard playbooks, and sender run in this process, on a temporary directory that is removed. No engine reads along.",
                "Counts afterwards that every alert that was answered is in the topic, and fails if one is not.",
                "Where Alertmanager is installed, it is started and given the same alerts, which it keeps in memory.",
                "Warms up first; takes about a minute. Keep the machine idle meanwhile."
            },
            footer = {
                "",
                "  remediator bench door",
                "  remediator bench door --json",
                "  remediator bench door --seconds 30 --batch 1 --connections 64"
            })
    static final class Door implements Callable<Integer> {
        private static final int LARGEST_BATCH = 10_000;
        private static final int MOST_CONNECTIONS = 256;

        @Mixin private Manner manner = new Manner();

        @Option(
                names = "--batch",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many alerts a request holds. Default: ${DEFAULT-VALUE}")
        private int batch;

        @Option(
                names = "--connections",
                paramLabel = "N",
                defaultValue = "8",
                description =
                        "How many requests are under way at any time. Default: ${DEFAULT-VALUE}")
        private int connections;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            var load =
                    new DoorBench.Load(
                            manner.time(),
                            between("--batch", batch, LARGEST_BATCH),
                            between("--connections", connections, MOST_CONNECTIONS));
            var lines = manner.lines(spec);
            lines.head("broker, gateway with the standard playbooks, and sender in this process");
            DoorBench.measure(load, lines::print);
            return 0;
        }
    }

    /// Deciding alerts out of a file.
    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Measure how many alerts a second 'remediator replay' decides about, with the standard playbooks.",
                "Makes up a month of 2,000 nodes: repeats, outages of a zone, flapping, and a storm within one minute. Writes it to a temporary file, which is removed, and replays it twice, from opening the file to the last line of the report.",
                "Fails if both times did not give the same, byte for byte."
            },
            footer = {
                "",
                "  remediator bench replay",
                "  remediator bench replay --json",
                "  remediator bench replay --alerts 10000000 --days 90",
                "  remediator bench replay --write month.jsonl.gz"
            })
    static final class Replay implements Callable<Integer> {
        private static final int MOST_ALERTS = 100_000_000;
        private static final int MOST_DAYS = 3_650;

        @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
        private boolean json;

        @Option(
                names = "--alerts",
                paramLabel = "N",
                defaultValue = "1000000",
                description = "How many alerts. Default: ${DEFAULT-VALUE}")
        private int alerts;

        @Option(
                names = "--days",
                paramLabel = "D",
                defaultValue = "30",
                description = "In how many days. Default: ${DEFAULT-VALUE}")
        private int days;

        @Option(
                names = "--seed",
                paramLabel = "S",
                defaultValue = "1",
                description = "Tells one such month from another. Default: ${DEFAULT-VALUE}")
        private long seed;

        @Option(
                names = "--write",
                paramLabel = "FILE",
                description =
                        "Only write the alerts to this file, which 'remediator replay' reads; packed if it ends in .gz. Default: measure")
        private @Nullable Path write;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            var month =
                    new ReplayBench.Month(
                            between("--alerts", alerts, MOST_ALERTS),
                            Duration.ofDays(between("--days", days, MOST_DAYS)),
                            seed);
            if (write != null) {
                AlertFile.write(month.stream(), write);
                return 0;
            }
            System.setProperty("REMEDIATOR_LOG", "WARN");
            var lines = new FigureLines(Objects.requireNonNull(spec).commandLine().getOut(), json);
            lines.machine("a replay of alerts alone, in this process");
            if (!ReplayBench.measure(month, Shelf.load(List.of()), lines::print)) {
                throw new IllegalStateException(
                        "the same alerts were told in two ways; please report this with the seed");
            }
            return 0;
        }
    }
}
