package dev.remediator.bench;

import dev.remediator.Shelf;
import dev.remediator.replay.Replay;
import dev.remediator.replay.Replayed;
import dev.remediator.replay.alerts.AlertFile;
import dev.remediator.replay.alerts.AlertStreams;
import dev.remediator.replay.alerts.StreamOptions;
import dev.remediator.replay.alerts.SyntheticMonth;
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

/// How many alerts a second a replay decides about: a synthetic month, out of a file, twice, from
/// opening the file to the last line of the report.
public final class ReplayBench {
    private static final double NANOS = 1e9;
    private static final double NANOS_IN_MICRO = 1e3;

    private final Shelf shelf;

    private ReplayBench(Shelf shelf) {
        this.shelf = shelf;
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

    /// Writes the month to a temporary file, which is gone afterwards, and replays it twice. The
    /// first time counts what the compiler takes.
    ///
    /// @param shelf the playbooks
    /// @param figures is given each figure as soon as it is known
    /// @return whether both times the same was told, byte for byte
    /// @throws IOException in one sentence, if the file cannot be written
    public static boolean measure(Month month, Shelf shelf, Consumer<Figure> figures)
            throws IOException, InterruptedException, ExecutionException {
        var same = new boolean[1];
        Scratch.measure(
                (directory, closing) -> {
                    var file = directory.resolve("month.jsonl");
                    AlertFile.write(month.stream(), file);
                    var collected = Collected.watch();
                    closing.keep(collected);
                    var bench = new ReplayBench(shelf);
                    var first = bench.replay(file);
                    figures.accept(first);
                    var second = bench.replay(file);
                    figures.accept(second);
                    figures.accept(new Figure.Live(collected.mostMb()));
                    figures.accept(Memory.peak());
                    same[0] = first.digest().equals(second.digest());
                });
        return same[0];
    }

    /// As `remediator replay FILE` does, told for people and for programs.
    private Figure.Replay replay(Path file) throws IOException {
        var read = new long[1];
        var replay = Replay.of(shelf).watchedBy((_, alerts) -> read[0] = alerts);
        long processor = Processor.nanos();
        long begun = System.nanoTime();
        var digest = sha256();
        Replayed replayed;
        try (var stream = AlertStreams.open(List.of(file), StreamOptions.DEFAULT, _ -> {})) {
            replayed = replay.foresee(stream, List.of("month"));
        }
        replayed.text(true, text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
        replayed.json(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        double seconds = (System.nanoTime() - begun) / NANOS;
        long alerts = read[0];
        return new Figure.Replay(
                alerts,
                replayed.incidents(),
                seconds,
                alerts / seconds,
                (Processor.nanos() - processor) / NANOS_IN_MICRO / alerts,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256; this one does not", e);
        }
    }
}
