package dev.remediator.demo;

import dev.remediator.gameday.Ledger;
import dev.remediator.gameday.Writer;
import dev.remediator.remediation.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The act with the database: its primary is killed while a client writes, and every write that was
/// acknowledged must be there at the end.
final class DatabaseAct {
    private static final String PRIMARY = "n1";
    private static final int SOME = 100;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Stage stage;
    private final OwnDatabase database;

    DatabaseAct(Stage stage) {
        this.stage = stage;
        this.database = stage.database;
    }

    Act primaryIsKilled() throws ActFailed, IOException, InterruptedException {
        var ledger = new Ledger();
        var copy = copy();
        List<Decision> story;
        try (var _ = writer(ledger)) {
            awaitWrites(ledger, SOME);
            try (var _ = watch(ledger)) {
                story = killed(ledger);
            }
            awaitWrites(ledger, ledger.size() + SOME);
        }
        return judged(story, ledger, copy);
    }

    private Writer writer(Ledger ledger) throws ActFailed {
        try {
            return new Writer(database.members().frontDoor(), database.spec().user(), ledger);
        } catch (SQLException e) {
            throw new ActFailed("nobody could write to the database: " + e.getMessage());
        }
    }

    private DatabaseWatch watch(Ledger ledger) {
        return new DatabaseWatch(
                stage.alertmanager, ledger, database.spec().name(), InstantSource.system());
    }

    private void awaitWrites(Ledger ledger, int many) throws ActFailed, InterruptedException {
        if (!ledger.await(many, SOON)) {
            throw new ActFailed("clients cannot write to the database");
        }
    }

    private List<Decision> killed(Ledger ledger) throws ActFailed, InterruptedException {
        int from = stage.witness.here();
        stage.timeline.does(
                "kill -9 %s, the primary; %d writes were acknowledged"
                        .formatted(PRIMARY, ledger.size()));
        database.own().killHard(PRIMARY);
        return stage.toTheEnd(from, DatabaseWatch.ALERT, "database/" + database.spec().name());
    }

    private Act judged(List<Decision> story, Ledger ledger, Object copy)
            throws ActFailed, IOException {
        var writable = database.members().writable();
        var leader = writable.stream().findFirst().orElse("");
        var quorum = leader.isEmpty() ? List.of() : database.members().quorumOf(leader);
        var writes = writes(ledger, leader);
        var complaint =
                Stream.of(
                                Acts.complain(Acts.healed(story), "it was not healed"),
                                Acts.complain(
                                        writable.size() == 1 && !leader.equals(PRIMARY),
                                        "these take writes: " + writable),
                                Acts.complain(
                                        quorum.size() == 2, "only these acknowledge: " + quorum),
                                Acts.complain(!copy().equals(copy), "the old one was not rebuilt"),
                                Acts.complain(
                                        writes.lost() == 0,
                                        writes.lost() + " acknowledged writes are lost"))
                        .flatMap(s -> s)
                        .findFirst();
        return Act.told("the database's primary is killed", story, complaint).with(writes);
    }

    private Act.Writes writes(Ledger ledger, String leader) throws ActFailed {
        var lost = ledger.ids();
        long acked = lost.size();
        if (leader.isEmpty()) {
            return new Act.Writes(acked, acked);
        }
        try {
            lost.removeAll(database.members().rows(leader));
        } catch (SQLException e) {
            throw new ActFailed(leader + " does not say what it has: " + e.getMessage());
        }
        return new Act.Writes(acked, lost.size());
    }

    /// Which directory holds the primary's data now: another one after it was rebuilt.
    private Object copy() throws IOException {
        return id(database.spec().member(PRIMARY).orElseThrow().data());
    }

    private static Object id(Path directory) throws IOException {
        var attributes = Files.readAttributes(directory, BasicFileAttributes.class);
        return Objects.requireNonNull(attributes.fileKey());
    }
}
