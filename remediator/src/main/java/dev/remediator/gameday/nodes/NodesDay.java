package dev.remediator.gameday.nodes;

import dev.remediator.Closing;
import dev.remediator.gameday.CleanUp;
import dev.remediator.gameday.Programme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A game day: fleets of processes are broken again and again in different ways.
public final class NodesDay {
    private static final Logger LOG = LoggerFactory.getLogger(NodesDay.class);

    /// So long nothing more may happen after the last run.
    private static final Duration QUIET = Duration.ofSeconds(2);

    private NodesDay() {}

    /// Breaks them so many times, in a temporary directory that is gone afterwards, with all of its
    /// processes, also on Ctrl-C. A day ends early when the fleets could not be made whole after a
    /// run.
    ///
    /// @param runs how often
    /// @param seed decides about the order and the nodes
    /// @param told is given each run as soon as it is over, the last one a little later
    /// @return what it came to
    /// @throws IOException in one sentence, if it could not be set up
    public static NodeScore play(int runs, long seed, Consumer<NodePlayed> told)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("remediator-gameday-");
        var closing = new Closing();
        closing.keep(() -> remove(directory));
        var cleanUp = new CleanUp(closing);
        try {
            NodesTheatre theatre;
            try (var _ = cleanUp.settingUp()) {
                theatre = NodesTheatre.open(directory, closing);
            }
            return play(theatre, runs, seed, told);
        } finally {
            closing.close();
        }
    }

    private static NodeScore play(
            NodesTheatre theatre, int runs, long seed, Consumer<NodePlayed> told)
            throws IOException, InterruptedException {
        var played = new ArrayList<NodePlayed>();
        var chance = new SplittableRandom(seed);
        for (var scenario : Programme.of(List.of(NodeScenario.values()), runs, seed)) {
            var play =
                    new NodePlay(
                            theatre,
                            InstantSource.system(),
                            played.size() + 1,
                            scenario,
                            scenario.cast(theatre.fleets().nodes(), chance));
            if (!play.ready()) {
                LOG.warn("the fleets are not whole after run {}, so the day ends", played.size());
                break;
            }
            var one = play.toTheEnd();
            if (played.size() + 1 == runs) {
                one = one.with(afterwards(theatre));
            }
            played.add(one);
            told.accept(one);
        }
        return NodeScore.of(played);
    }

    /// What is still done when nothing is wrong any more, and has not been since the last run.
    private static List<String> afterwards(NodesTheatre theatre) {
        var account = new Account(theatre.witness(), theatre.pages());
        LockSupport.parkNanos(QUIET.toNanos());
        var samples = theatre.monitoring().take();
        var deeds = theatre.fleets().takeDeeds();
        return NodeJudge.of(Evidence.ofPeace(samples, deeds, account.pages().size())).problems();
    }

    private static void remove(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("could not remove {}: {}", directory, e.getMessage());
        }
    }
}
