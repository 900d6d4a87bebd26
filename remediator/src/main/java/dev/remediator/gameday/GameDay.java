package dev.remediator.gameday;

import dev.remediator.Closing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A game day: a database cluster of its own is broken again and again in different ways.
public final class GameDay {
    private static final Logger LOG = LoggerFactory.getLogger(GameDay.class);

    private GameDay() {}

    /// Breaks it so many times, in a temporary directory that is gone afterwards, also on Ctrl-C. A
    /// day ends early when the cluster could not be made whole after a run.
    ///
    /// @param runs how often
    /// @param seed decides about the order
    /// @param told is given each run as soon as it is over
    /// @return what it came to
    /// @throws IOException in one sentence, if it could not be set up
    public static Day play(int runs, long seed, Consumer<Played> told)
            throws IOException, SQLException, InterruptedException {
        var directory = Files.createTempDirectory("remediator-gameday-");
        var closing = new Closing();
        closing.keep(() -> remove(directory));
        var cleanUp = new CleanUp(closing);
        try {
            letOthersThrough(directory);
            Theatre theatre;
            try (var _ = cleanUp.settingUp()) {
                theatre = Theatre.open(directory, closing);
            }
            return play(theatre, runs, seed, told);
        } finally {
            closing.close();
        }
    }

    /// What a game day came to.
    ///
    /// @param score the whole
    /// @param alertToWrite from alerts to first writes, over all failovers
    public record Day(Score score, Took alertToWrite) {}

    private static Day play(Theatre theatre, int runs, long seed, Consumer<Played> told)
            throws IOException, SQLException, InterruptedException {
        warmUp(theatre);
        var played = new ArrayList<Played>();
        for (var scenario : Programme.of(possible(theatre.ground()), runs, seed)) {
            var primary = primary(theatre.ground());
            if (primary.isEmpty()) {
                LOG.warn("the cluster is not whole after run {}, so the day ends", played.size());
                break;
            }
            var play =
                    new Play(
                            theatre,
                            InstantSource.system(),
                            played.size() + 1,
                            scenario,
                            primary.get());
            var one = play.toTheEnd();
            played.add(one);
            told.accept(one);
        }
        return new Day(Score.of(played, theatre.ledger().size()), Score.alertToWrite(played));
    }

    /// A worker that is a second old is slower than one that has run for a day: a false alarm that
    /// does not count comes first.
    private static void warmUp(Theatre theatre)
            throws IOException, SQLException, InterruptedException {
        var primary = primary(theatre.ground());
        if (primary.isPresent()) {
            var alarm = Scenario.FALSE_ALARM;
            var _ = new Play(theatre, InstantSource.system(), 0, alarm, primary.get()).toTheEnd();
        }
    }

    private static List<Scenario> possible(Ground ground) {
        return Stream.of(Scenario.values())
                .filter(one -> ground.proxy().isPresent() || !one.needsProxy())
                .toList();
    }

    /// The primary of the whole cluster.
    private static Optional<String> primary(Ground ground) {
        var writable = ground.members().writable();
        return writable.size() == 1 && Ground.await(() -> ground.whole(writable.getFirst()))
                ? Optional.of(writable.getFirst())
                : Optional.empty();
    }

    /// PostgreSQL may run as another user, who has to get to its own directory below this one.
    private static void letOthersThrough(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
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
