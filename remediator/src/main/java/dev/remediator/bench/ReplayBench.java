package dev.remediator.bench;

import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Decision;
import dev.remediator.replay.alerts.AlertFile;
import dev.remediator.replay.alerts.AlertStreams;
import dev.remediator.replay.alerts.StreamOptions;
import dev.remediator.replay.alerts.SyntheticMonth;
import dev.remediator.replay.engine.AssumedHands;
import dev.remediator.replay.engine.Deciding;
import dev.remediator.replay.engine.Listener;
import dev.remediator.replay.engine.Note;
import dev.remediator.replay.engine.VirtualEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// How many alerts a second a replay decides about: a synthetic month, out of a file, twice.
public final class ReplayBench {
    private static final double NANOS = 1e9;

    private final Deciding deciding;

    private ReplayBench(Book book) {
        this.deciding = new Deciding(book, Policy.DEFAULT, Rulebook.printed());
    }

    /// Which month.
    ///
    /// @param alerts how many there are
    /// @param time how long it lasts
    /// @param seed tells one month from another
    public record Month(long alerts, Duration time, long seed) {

        /// Its alerts.
        public SyntheticMonth stream() {
            return new SyntheticMonth(alerts, time, seed);
        }
    }

    /// Writes the month to a temporary file, which is gone afterwards, and decides it twice. The
    /// first time counts what the compiler takes.
    ///
    /// @param book the playbooks
    /// @param figures is given each figure as soon as it is known
    /// @return whether both times the same was decided, byte for byte
    /// @throws IOException in one sentence, if the file cannot be written
    public static boolean measure(Month month, Book book, Consumer<Figure> figures)
            throws IOException, InterruptedException, ExecutionException {
        var same = new boolean[1];
        Scratch.measure(
                (directory, _) -> {
                    var file = directory.resolve("month.jsonl");
                    AlertFile.write(month.stream(), file);
                    var bench = new ReplayBench(book);
                    var first = bench.decide(file);
                    figures.accept(first);
                    var second = bench.decide(file);
                    figures.accept(second);
                    figures.accept(Memory.peak());
                    same[0] = first.digest().equals(second.digest());
                });
        return same[0];
    }

    /// Reads and decides it all.
    private Figure.Replay decide(Path file) throws IOException {
        long begun = System.nanoTime();
        var digest = new Digest();
        var engine = new VirtualEngine(deciding, new AssumedHands(), digest);
        long alerts = 0;
        try (var stream = AlertStreams.open(List.of(file), StreamOptions.DEFAULT, _ -> {})) {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                engine.happens(next.get());
                alerts++;
            }
        }
        engine.finish();
        double seconds = (System.nanoTime() - begun) / NANOS;
        return new Figure.Replay(
                alerts, digest.decisions, seconds, alerts / seconds, digest.hexadecimal());
    }

    /// Of everything that is decided and noted, as text.
    private static final class Digest implements Listener {
        private final MessageDigest sha256;
        private long decisions;

        Digest() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256; this one does not", e);
            }
        }

        @Override
        public void decided(Decision decision) {
            decisions++;
            add(decision.toString());
        }

        @Override
        public void noted(Note note) {
            add(note.toString());
        }

        private void add(String line) {
            sha256.update(line.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
        }

        private String hexadecimal() {
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
