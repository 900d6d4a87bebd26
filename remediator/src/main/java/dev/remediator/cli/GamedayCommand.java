package dev.remediator.cli;

import dev.remediator.gameday.GameDay;
import dev.remediator.gameday.Played;
import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Breaks something of its own, on purpose.
@Command(
        name = "gameday",
        mixinStandardHelpOptions = true,
        description = "Break something of its own, on purpose, and see what becomes of it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = GamedayCommand.Database.class,
        footer = {"", "  remediator gameday database --runs 20"})
final class GamedayCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new IllegalArgumentException(
                "say what to break, such as 'remediator gameday database'");
    }

    /// A database cluster.
    @Command(
            name = "database",
            mixinStandardHelpOptions = true,
            description = {
                "Break a database cluster of its own so many times, each time in another way.",
                "One primary, two standbys, a client that remembers every acknowledged write, and a",
                "whole remediator, all on this machine, in a temporary directory that is removed.",
                "PostgreSQL and HAProxy of this machine are used if it has them.",
                "A false alarm that does not count comes first, to warm up.",
                "Exits 0 only if no acknowledged write was lost and every run ended as it must."
            },
            footer = {
                "",
                "  remediator gameday database",
                "  remediator gameday database --runs 20 --seed 7 --json"
            })
    static final class Database implements Callable<Integer> {
        private static final int MOST = 1000;
        private static final int WIDTH = 110;

        @Option(
                names = "--runs",
                paramLabel = "N",
                defaultValue = "10",
                description = "How often it is broken. Default: ${DEFAULT-VALUE}")
        private int runs;

        @Option(
                names = "--seed",
                paramLabel = "S",
                description = "Decides about the order. Default: by chance, and printed")
        private @Nullable Long seed;

        @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            if (runs < 1 || runs > MOST) {
                throw new IllegalArgumentException(
                        "--runs is between 1 and " + MOST + ", not " + runs);
            }
            System.setProperty("REMEDIATOR_LOG", "WARN");
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            long chance = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
            if (!json) {
                text(
                        out,
                        "a database of its own is broken %d times; seed %d"
                                .formatted(runs, chance));
            }
            var day = GameDay.play(runs, chance, played -> print(out, played));
            var took = day.alertToWrite();
            if (json) {
                var line = new LinkedHashMap<String, Object>();
                line.put("seed", chance);
                line.put("alertToWriteMsP50", took.p50());
                line.put("alertToWriteMsP95", took.p95());
                json(out, line);
            } else {
                text(
                        out,
                        "from the alert to the first write: p50 %d ms, p95 %d ms"
                                .formatted(took.p50(), took.p95()));
            }
            json(out, day.score());
            return day.score().good() && day.score().runs() == runs
                    ? 0
                    : CommandLineInterface.FAILED;
        }

        private void print(PrintWriter out, Played played) {
            if (json) {
                var line = new LinkedHashMap<String, Object>();
                line.put("run", played.run());
                line.put("scenario", played.scenario().words());
                line.put("expected", played.scenario().expected().words());
                line.put("outcome", played.outcome().words());
                line.put("outageMs", millis(played.outage()));
                line.put("alertToWriteMs", millis(played.alertToWrite()));
                line.put("writesAcked", played.writesAcked());
                line.put("problems", played.problems());
                json(out, line);
                return;
            }
            text(
                    out,
                    "%3d  %-52s %-12s outage %6s ms, alert to write %6s ms, %d writes"
                            .formatted(
                                    played.run(),
                                    played.scenario().words(),
                                    played.outcome().words(),
                                    shown(played.outage()),
                                    shown(played.alertToWrite()),
                                    played.writesAcked()));
            played.steps().forEach(step -> text(out, "       " + shortened(Terminal.plain(step))));
            played.problems().forEach(said -> text(out, "     ! " + Terminal.plain(said)));
        }

        private static long millis(Optional<Duration> time) {
            return time.map(Duration::toMillis).orElse(-1L);
        }

        private static String shortened(String step) {
            return step.length() <= WIDTH ? step : step.substring(0, WIDTH - 1) + "…";
        }

        private static String shown(Optional<Duration> time) {
            return time.map(taken -> Long.toString(taken.toMillis())).orElse("-");
        }

        private static void text(PrintWriter out, String line) {
            out.println(line);
            out.flush();
        }

        private static void json(PrintWriter out, Object line) {
            out.println(Json.MAPPER.writeValueAsString(line));
            out.flush();
        }
    }
}
