package dev.remediator.cli;

import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What all game days are asked, and how they tell: for people, or one JSON object a line. The last
/// line is JSON in both.
final class GamedayReport {
    private static final int MOST = 1000;
    private static final int WIDTH = 110;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often something is broken. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Decides about the order. Default: by chance, and printed")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    /// Refuses a number of runs that cannot be.
    ///
    /// @param what is broken
    /// @return the seed
    long begin(String what) {
        if (runs < 1 || runs > MOST) {
            throw new IllegalArgumentException("--runs is between 1 and " + MOST + ", not " + runs);
        }
        System.setProperty("REMEDIATOR_LOG", "WARN");
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        if (!json) {
            text("%s is broken %d times; seed %d".formatted(what, runs, chosen));
        }
        return chosen;
    }

    int runs() {
        return runs;
    }

    /// Whether programs read it.
    boolean json() {
        return json;
    }

    /// Below a run's line: what was done, and what is not as it must be.
    void details(List<String> steps, List<String> problems) {
        steps.forEach(step -> text("       " + shortened(Terminal.plain(step))));
        problems.forEach(said -> text("     ! " + Terminal.plain(said)));
    }

    void text(String line) {
        out().println(line);
        out().flush();
    }

    void json(Object line) {
        text(Json.MAPPER.writeValueAsString(line));
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /// For programs: -1 if there is none.
    static long millis(Optional<Duration> time) {
        return time.map(Duration::toMillis).orElse(-1L);
    }

    /// For people.
    static String shown(Optional<Duration> time) {
        return time.map(taken -> Long.toString(taken.toMillis())).orElse("-");
    }

    private static String shortened(String step) {
        return step.length() <= WIDTH ? step : step.substring(0, WIDTH - 1) + "…";
    }
}
